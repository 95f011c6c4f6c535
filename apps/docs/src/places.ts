import type { Application } from "../plugins/reference/document.ts";

/** Stands where a token belongs. */
export const placeholder = "api_token";

/** Our page on getting a token. */
export const tokenPage = "/token/generate";

/** The sandbox's base address, and its page where one generates and copies a token. */
export const sandbox = "https://localhost:8443";
export const preferencesPage = `${sandbox}/sandbox/preferences`;

/** Where one copies a token. */
export interface TokenSource {
  readonly name: string;
  readonly url: string;
}

/** Where one copies the token for a call: in the application it belongs to, or in the sandbox. */
export function tokenSource(server: string, application: Application): TokenSource {
  if (server === sandbox) return { name: "Copy it in the sandbox's User Preferences", url: preferencesPage };
  return { name: `Copy it in Bitsight ${application}`, url: applications[application] };
}

/** An address as readers name it. */
export function nameOfServer(server: string): string {
  return server === sandbox ? "Sandbox" : "Production";
}

/** Languages as readers name them. */
export const languageNames = { curl: "curl", python: "Python", typescript: "TypeScript" } as const;

const applications: Readonly<Record<Application, string>> = {
  SPM: "https://service.bitsighttech.com/app/spm/",
  TPRM: "https://service.bitsighttech.com/app/tprm/",
};
