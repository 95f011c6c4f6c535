import { listed, own } from "../document/json.ts";
import type { OpenApiDocument, Server } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { encodeFixedPath } from "./url.ts";

/**
 * Returns the base URL of an operation: the first absolute server. Its own servers override those of its path, and those the
 * document's. A given server without a path gets the path of the document's server.
 */
export function selectBaseUrl(
  document: OpenApiDocument,
  { operation, pathItem }: FoundOperation,
  { server: given, serverVariables = {} }: RequestOptions,
): string {
  if (given !== undefined && URL.parse(given)?.pathname !== "/") return normalizeBaseUrl(given);
  const servers = [operation.servers, pathItem.servers, document.servers].find((list) => listed(list).length > 0) ?? [];
  const urls = servers.map((server) => absolute(fillVariables(server, serverVariables)));
  const first = urls.find((one) => /^https?:/i.test(one)) ?? urls[0] ?? "/";
  // A token belongs on the same server's HTTPS, where it is listed, too.
  const url = urls.find((one) => one === first.replace(/^http:/i, "https:")) ?? first;
  if (given !== undefined) {
    const base = URL.parse(url, "https://company.example/");
    return normalizeBaseUrl(given) + (base ? encodeFixedPath(base.pathname).replace(/\/+$/, "") : "");
  }
  if (/^https?:/i.test(url)) return normalizeBaseUrl(url);
  throw new SnippetError(
    "ERR_INVALID_SERVER",
    `The document has no absolute server (${describe(url, servers)}): pass one in server, such as https://company.example.`,
  );
}

/** A server without a scheme is reached by HTTPS. */
function absolute(url: string): string {
  return url.startsWith("//") ? `https:${url}` : url;
}

/** The URL is quoted only where it cannot contain credentials. */
function describe(url: string, servers: readonly Server[]): string {
  if (servers.length === 0) return "it lists none";
  return /[@?:]/.test(url) ? "its servers have other schemes" : `its server is ${JSON.stringify(url)}`;
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
