import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * Makes the index that the search reads, piece by piece, in the reader's browser. Nothing leaves the site.
 *
 * @throws with what pagefind says when it cannot.
 */
export async function indexForSearch(siteDir: string, outDir: string, pages: readonly string[]): Promise<void> {
  // It has no door for `require`, which is how this file is loaded; its command is the same.
  const pagefind = join(siteDir, "node_modules/.bin/pagefind");
  const folder = mkdtempSync(join(tmpdir(), "signet-search-"));
  try {
    for (const page of pages) {
      mkdirSync(dirname(join(folder, page)), { recursive: true });
      writeFileSync(join(folder, page), spaced(readFileSync(join(outDir, page), "utf8")));
    }
    const words = ["--site", folder, "--output-path", join(outDir, "pagefind"), "--root-selector", "main", "--quiet"];
    await promisify(execFile)(pagefind, [...words, "--exclude-selectors", left.join(", ")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Parts the cells and lines of a page, which style sheets part in a browser and which would be one word to the index. */
function spaced(html: string): string {
  return html.replaceAll(/<(?=(?:td|th|li|dt|dd)\b|span class="(?:field|operation)-)/g, " <");
}

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
