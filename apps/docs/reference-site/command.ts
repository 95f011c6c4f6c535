import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildReference } from "./build-reference.ts";

const help = `Builds a static reference site of OpenAPI 3.0 and 3.1 documents.

Usage: pnpm reference FILE… [--out DIR] [--base-url /x/]

  FILE              the path of a document, in JSON or YAML; several documents get a page that lists them
  --out DIR         the folder to create (default: reference); it must be empty if it exists
  --base-url /x/    the path at which the site is served; begins and ends with a slash (default: /)
  --help            prints this help

DOCS_URL sets the origin for the sitemap and canonical links (default: http://localhost:3000).

Examples:
  pnpm reference openapi.yaml
  pnpm reference billing.yaml users.json --out public/api --base-url /api/
`;

// pnpm runs scripts in the root; the caller may be elsewhere.
process.chdir(process.env.INIT_CWD ?? process.cwd());
try {
  await main();
} catch (error) {
  console.error(`pnpm reference: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: "reference" },
      "base-url": { type: "string", default: "/" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const out = resolve(values.out);
  if (positionals.length > 0) buildSnippets();
  console.log(`Building a site of ${positionals.join(", ")}: about half a minute for 100 operations`);
  const printed = await buildReference({ files: positionals, out, baseUrl: values["base-url"] });
  for (const [list] of printed.matchAll(/^Not shown:\n(?: {2}.*\n)+/gm)) console.log(list.trimEnd());
  const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  console.log(`${pages.length} pages are in ${relative(process.cwd(), out) || "."}`);
}

/** Docusaurus loads the snippets as they are published. */
function buildSnippets(): void {
  const root = join(import.meta.dirname, "../../..");
  const turbo = [join(root, "node_modules/turbo/bin/turbo"), "run", "build", "--filter=@signet/snippets"];
  const { status, stdout, stderr } = spawnSync(process.execPath, turbo, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`@signet/snippets cannot be built:\n${stdout}${stderr}`);
}
