import type { OpenApiDocument, Server } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { FoundOperation } from "./operation.ts";
import { encodeFixedPath } from "./url.ts";

/** The base address of a call, without a slash at its end. The nearest list of servers wins, as OpenAPI says. */
export function serverOf(
  document: OpenApiDocument,
  { operation, pathItem }: FoundOperation,
  asked: string | undefined,
  variables: Readonly<Record<string, string>> = {},
): string {
  if (asked !== undefined) return baseOf(asked);
  const server = [operation.servers, pathItem.servers, document.servers].find((list) => list && list.length > 0)?.[0];
  if (server === undefined) throw invalid("The document names no server");
  return baseOf(filled(server, variables));
}

/** Checks and normalizes a base address. */
export function baseOf(address: string): string {
  if (last?.address === address) return last.base;
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid("The server is not an absolute https address");
  // The message never repeats the address: userinfo is a secret.
  if (url.username !== "" || url.password !== "") throw invalid("The server's address holds credentials");
  if (url.search !== "" || url.hash !== "") throw invalid("The server's address holds a query or a fragment");
  const base = url.origin + encodeFixedPath(url.pathname).replace(/\/+$/, "");
  last = { address, base };
  return base;
}

function filled({ url, variables = {} }: Server, given: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = Object.hasOwn(given, name) ? given[name] : (variable?.default ?? variable?.enum?.[0]);
    if (value !== undefined) return String(value);
    throw new SnippetError("ERR_MISSING_VALUE", `The server's variable ${JSON.stringify(name)} has no default.`);
  });
}

function invalid(reason: string): SnippetError {
  return new SnippetError(
    "ERR_INVALID_SERVER",
    `${reason}: pass one such as https://api.company.example as \`server\`.`,
  );
}

/** Almost all calls of a document go to one server. */
let last: { readonly address: string; readonly base: string } | undefined;
