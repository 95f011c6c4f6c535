import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type ServedFolder, serveFolder } from "@signet/tools/serve-folder";

/** The folder of the built site. */
export const siteFolder: string = join(import.meta.dirname, "../../apps/docs/build");

/** The built site on a port of 127.0.0.1. */
export type ServedSite = ServedFolder;

/** Returns the path of every page of the built site. */
export function pagePaths(): string[] {
  return readdirSync(siteFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => `/${file}`.replace(/(\/index)?\.html$/, "") || "/")
    .sort();
}

/** Serves the built site below the base path that `DOCS_BASE_URL` names. The `url` ends with the base path, without a slash. */
export async function serveSite(): Promise<ServedSite> {
  if (!existsSync(join(siteFolder, "index.html"))) throw new Error("apps/docs/build is missing: run `pnpm build`");
  return serveFolder(siteFolder, 0, process.env.DOCS_BASE_URL || "/");
}
