import { own } from "../document/json.ts";
import type { OpenApiDocument, Server } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { encodeFixedPath } from "./url.ts";

/** Returns the base URL of an operation. Its own servers override those of its path, and those the document's. */
export function selectBaseUrl(
  document: OpenApiDocument,
  { operation, pathItem }: FoundOperation,
  { server: baseUrl, serverVariables = {} }: RequestOptions,
): string {
  if (baseUrl !== undefined) return normalizeBaseUrl(baseUrl);
  const server = operation.servers?.[0] ?? pathItem.servers?.[0] ?? document.servers?.[0];
  return normalizeBaseUrl(server ? fillVariables(server, serverVariables) : "");
}

export function normalizeBaseUrl(server: string): string {
  const url = URL.parse(server);
  // The message does not quote the URL, which may contain credentials.
  if (!url?.protocol.startsWith("http") || url.href !== url.origin + url.pathname) {
    throw new SnippetError(
      "ERR_INVALID_SERVER",
      "The server must be an absolute URL without credentials, query or fragment, such as https://company.example.",
    );
  }
  return url.origin + encodeFixedPath(url.pathname).replace(/\/+$/, "");
}

function fillVariables({ url, variables }: Server, values: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = own(variables, name);
    const value = own(values, name) ?? variable?.default ?? variable?.enum?.[0];
    if (value !== undefined) return String(value);
    throw new SnippetError(
      "ERR_MISSING_VALUE",
      `The server variable ${JSON.stringify(name)} has no default: pass it in serverVariables.`,
    );
  });
}
