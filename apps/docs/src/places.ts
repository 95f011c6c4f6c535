import type { Application } from "../plugins/reference/document.ts";

export const placeholder = "api_token";

/** The page that explains how to generate a token. */
export const tokenPage = "/token/generate";

/** The sandbox's base URL. */
export const sandbox = "https://localhost:8443";

export interface TokenSource {
  readonly name: string;
  readonly url: string;
}

export function tokenSource(server: string, application: Application): TokenSource {
  if (server === sandbox) {
    return { name: "Copy it in the sandbox's User Preferences", url: `${sandbox}/sandbox/preferences` };
  }
  return { name: `Copy it in Bitsight ${application}`, url: applications[application] };
}

export function nameOfServer(server: string): string {
  return server === sandbox ? "Sandbox" : "Production";
}

export const languageNames = { curl: "curl", python: "Python", typescript: "TypeScript" } as const;

const applications: Readonly<Record<Application, string>> = {
  SPM: "https://service.bitsighttech.com/app/spm/",
  TPRM: "https://service.bitsighttech.com/app/tprm/",
};
