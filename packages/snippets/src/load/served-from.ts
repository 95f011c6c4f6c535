import { listed } from "../document/json.ts";
import type { OpenApiDocument, Server } from "../document/openapi-document.ts";

/** Resolves a document's relative servers against the URL that it was read from; the default server is `/`. */
export function servedFrom(document: OpenApiDocument, location: string): OpenApiDocument {
  const given = listed<Server>(document.servers);
  const servers = given.length > 0 ? given : [{ url: "/" }];
  return { ...document, servers: servers.map((server) => ({ ...server, url: resolved(server.url, location) })) };
}

function resolved(url: string, location: string): string {
  // A template such as {scheme}://host is absolute once it is filled.
  if (/^[^/]*:/.test(url)) return url;
  return URL.parse(url, location)?.href.replace(/%7B/gi, "{").replace(/%7D/gi, "}") ?? url;
}
