import { own } from "../document/json.ts";
import type { OpenApiDocument, Server } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { encodeFixedPath } from "./url.ts";

/** Returns the base URL of an operation. The nearest list of servers applies, as OpenAPI defines. */
export function serverOf(
  document: OpenApiDocument,
  { operation, pathItem }: FoundOperation,
  { server: chosen, serverVariables = {} }: RequestOptions,
): string {
  if (chosen !== undefined) return baseOf(chosen);
  const server = operation.servers?.[0] ?? pathItem.servers?.[0] ?? document.servers?.[0];
  return baseOf(server ? filled(server, serverVariables) : "");
}

export function baseOf(server: string): string {
  const url = URL.parse(server);
  // The message never repeats the URL: userinfo is a secret.
  if (!url?.protocol.startsWith("http") || url.href !== url.origin + url.pathname) {
    throw new SnippetError(
      "ERR_INVALID_SERVER",
      "The server must be an absolute URL without credentials, query and fragment, such as https://company.example.",
    );
  }
  return url.origin + encodeFixedPath(url.pathname).replace(/\/+$/, "");
}

function filled({ url, variables }: Server, given: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = own(variables, name);
    const value = own(given, name) ?? variable?.default ?? variable?.enum?.[0];
    if (value !== undefined) return String(value);
    throw new SnippetError(
      "ERR_MISSING_VALUE",
      `The server variable ${JSON.stringify(name)} has no default: pass it in serverVariables.`,
    );
  });
}
