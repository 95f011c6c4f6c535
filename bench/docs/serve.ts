import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A built site on a port of this machine, as a host gives it out: compressed. */
export interface Host {
  readonly url: string;
  /** The compressed bytes that were asked for since the list was last emptied, by path. */
  readonly given: Map<string, number>;
  readonly close: () => Promise<void>;
}

/** Serves a folder. Each file is compressed once, so that a repeated visit meets a host that only sends. */
export async function serve(folder: string): Promise<Host> {
  const compressed = new Map<string, Buffer>();
  const given = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site.invalid").pathname);
    const file = [path, `${path}/index.html`, `${path}.html`]
      .map((name) => join(folder, name))
      .find((name) => existsSync(name) && statSync(name).isFile());
    if (file === undefined) return void response.writeHead(404).end();
    const body = compressed.get(file) ?? gzipSync(readFileSync(file));
    compressed.set(file, body);
    given.set(file, body.length);
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-encoding": "gzip",
    });
    response.end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, given, close };
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};
