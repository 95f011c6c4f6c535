import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Measured } from "./docs/measure.ts";
import { measureBuild } from "./docs/measure.ts";
import { multiply } from "./docs/multiply.ts";

/**
 * What the site costs: build time and memory, cold and warm, bytes of a reference page, and growth with the contract. The snippets are not
 * run here, for the sandbox answers no multiplied contract; a build that runs them is measured on its own.
 */
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "signet-bench-docs-"));
const contract = join(root, "openapi/generated/openapi.json");

try {
  const rows: Record<string, Record<string, string>> = {};
  for (const [name, document] of [
    ["the contract", contract],
    ["1,000 operations", multiplied(1_000)],
  ] as const) {
    const out = join(folder, "build");
    const cold = measureBuild(root, { document, out, isCold: true });
    const warm = measureBuild(root, { document, out, isCold: false });
    rows[`${name}, cold`] = words(cold, out);
    rows[`${name}, warm`] = words(warm, out);
  }
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true });
}

function multiplied(operations: number): string {
  const file = join(folder, "multiplied.json");
  writeFileSync(file, JSON.stringify(multiply(JSON.parse(readFileSync(contract, "utf8")), operations)));
  return file;
}

function words({ seconds, peakBytes }: Measured, out: string): Record<string, string> {
  const pages = readdirSync(join(out, "reference"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sizes = pages
    .map(({ name }) => join(out, "reference", name, "index.html"))
    .filter((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)
    .map((file) => ({ file, html: statSync(file).size }))
    .sort((one, other) => other.html - one.html);
  const [largest] = sizes;
  if (largest === undefined) throw new Error("no reference page was built");
  return {
    seconds: seconds.toFixed(1),
    "peak memory": `${Math.round(peakBytes / 1e6)} MB`,
    pages: String(sizes.length),
    "largest HTML": `${Math.round(largest.html / 1e3)} kB`,
    "JavaScript, gzip": `${(scriptBytes(out, largest.file) / 1e3).toFixed(1)} kB`,
  };
}

/** What a page loads before it is used: the scripts that its HTML names. */
function scriptBytes(out: string, page: string): number {
  const html = readFileSync(page, "utf8");
  const scripts = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path = ""]) => path));
  return [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(out, path))).length, 0);
}
