import type { OpenApiDocument, Server } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { FoundOperation } from "./operation.ts";
import { encodeFixedPath } from "./url.ts";

/** The base address of a call, without a slash at its end. The nearest list of servers wins, as OpenAPI says. */
export function serverOf(document: OpenApiDocument, found: FoundOperation, asked: string | undefined): string {
  const server = (found.operation.servers ?? found.pathItem.servers ?? document.servers ?? [])[0];
  const address = asked ?? (server && filled(server));
  if (address === undefined) throw invalid("The document names no server");
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid("The server is not an absolute https address");
  // The message never repeats the address: userinfo is a secret.
  if (url.username !== "" || url.password !== "") throw invalid("The server's address holds credentials");
  if (url.search !== "" || url.hash !== "") throw invalid("The server's address holds a query or a fragment");
  return url.origin + encodeFixedPath(url.pathname).replace(/\/+$/, "");
}

function filled({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    if (Object.hasOwn(variables, name) && variables[name]) return variables[name].default;
    throw new SnippetError("ERR_MISSING_VALUE", `The server's variable ${JSON.stringify(name)} has no default.`);
  });
}

function invalid(reason: string): SnippetError {
  return new SnippetError(
    "ERR_INVALID_SERVER",
    `${reason}: pass one such as https://api.company.example as \`server\`.`,
  );
}
