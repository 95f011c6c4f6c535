import { once } from "node:events";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** The folder of the built site. */
export const siteFolder: string = join(import.meta.dirname, "../apps/docs/build");

/** The address of every page of it. */
export function pagePaths(): string[] {
  return readdirSync(siteFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => `/${file}`.replace(/(\/index)?\.html$/, "") || "/")
    .sort();
}

/** The built site on a port of this machine. */
export interface ServedSite {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the built site as a plain host of files does. */
export async function serveSite(): Promise<ServedSite> {
  if (!existsSync(join(siteFolder, "index.html"))) throw new Error("apps/docs/build is missing; run `pnpm build`.");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site.invalid");
    const file = fileAt(decodeURIComponent(pathname));
    const path = file ?? join(siteFolder, "404.html");
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
    });
    createReadStream(path).pipe(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function fileAt(path: string): string | undefined {
  const place = join(siteFolder, normalize(path));
  if (!place.startsWith(siteFolder)) return undefined;
  return [place, join(place, "index.html"), `${place}.html`].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}

const types: Readonly<Record<string, string>> = {
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
