import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Makes the index that the search reads, piece by piece, in the reader's browser. Nothing leaves the site.
 *
 * @throws with what pagefind says when it cannot.
 */
export async function indexForSearch(siteDir: string, outDir: string): Promise<void> {
  // It has no door for `require`, which is how this file is loaded; its command is the same.
  const pagefind = join(siteDir, "node_modules/.bin/pagefind");
  const left = [
    ".search-exclude",
    ".sample-token",
    ".sample-facts",
    "figcaption",
    ".page-footer",
    ".request-settings",
    "nav",
    "button",
  ];
  const words = ["--site", outDir, "--root-selector", "main", "--quiet", "--exclude-selectors", left.join(", ")];
  await promisify(execFile)(pagefind, words);
}
