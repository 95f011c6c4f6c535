import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * Writes the search index, which the browser reads in small parts.
 *
 * @throws Error with the output of pagefind when it fails.
 */
export async function indexForSearch(siteDir: string, outDir: string, pages: readonly string[]): Promise<void> {
  // Docusaurus loads this file with `require`, which pagefind does not support; its command works.
  const pagefind = join(siteDir, "node_modules/pagefind/lib/runner/bin.cjs");
  const folder = mkdtempSync(join(tmpdir(), "signet-search-"));
  try {
    for (const page of pages) {
      mkdirSync(dirname(join(folder, page)), { recursive: true });
      writeFileSync(join(folder, page), prepare(readFileSync(join(outDir, page), "utf8")));
    }
    const parameters = [
      "--site",
      folder,
      "--output-path",
      join(outDir, "pagefind"),
      "--root-selector",
      "main",
      "--quiet",
    ];
    await promisify(execFile)(process.execPath, [pagefind, ...parameters, "--exclude-selectors", excluded.join(", ")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Separates cells and lines, which only style sheets separate; the index would join their words. Gives weight to an operation's
 * method and path, and keeps them, because readers search for a path from a log.
 */
function prepare(html: string): string {
  return html
    .replaceAll(/<(?=(?:td|th|li|dt|dd)\b|span class="(?:field|operation)-)/g, " <")
    .replace(/(?<=<p class="operation-line")/, ' data-pagefind-meta="operation" data-pagefind-weight="10"');
}

const excluded = [
  ".search-exclude",
  ".sample-token",
  ".sample-note",
  "figcaption",
  ".page-footer",
  ".request-settings",
  "nav",
  "button",
];
