import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

export type ServedFolder = Awaited<ReturnType<typeof serveFolder>>;

/**
 * Serves a built site over HTTP as a static host does: clean URLs, gzip, and its `404.html`.
 *
 * @param base - the base path that the site was built for; `url` ends with it, without the slash.
 */
export async function serveFolder(folder: string, port = 0, base = "/") {
  const compressed = new Map<string, Buffer>();
  /** Compressed size of each file that was sent since the map was last cleared, by path. */
  const sent = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? "/");
    const isInside = path !== undefined && `${path}/`.startsWith(base);
    const found = isInside ? fileAt(join(folder, path.slice(base.length - 1))) : undefined;
    const file = found ?? fileAt(join(folder, "404.html"));
    if (file === undefined) return void response.writeHead(404).end();
    const body = compressed.get(file) ?? gzipSync(readFileSync(file));
    compressed.set(file, body);
    sent.set(file, body.length);
    response.writeHead(found === undefined ? 404 : 200, {
      "content-type": contentTypes[extname(file)] ?? "application/octet-stream",
      "content-encoding": "gzip",
    });
    response.end(body);
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  const { port: openPort } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${openPort}${base.slice(0, -1)}`, sent, close };
}

function pathOf(target: string): string | undefined {
  try {
    return normalize(decodeURIComponent(new URL(target, "http://site.invalid").pathname));
  } catch {
    return undefined;
  }
}

function fileAt(path: string): string | undefined {
  return [path, join(path, "index.html"), `${path}.html`].find((file) => existsSync(file) && statSync(file).isFile());
}

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};
