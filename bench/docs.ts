import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startBrowser } from "@signet/test/support/browser";
import type { Measured } from "./docs/measure.ts";
import { multiply } from "./docs/multiply.ts";
import type { Operation, Site } from "./docs/sites.ts";
import { build, installPeers, ourSite } from "./docs/sites.ts";
import type { Visit } from "./docs/visit.ts";
import { visit } from "./docs/visit.ts";

/**
 * `pnpm bench docs [--no-peers]`: what a site costs its maker and its readers, beside the peers, of the same contract; and how ours grows with the contract.
 * The snippets of ours are not run in what is compared, for no peer runs any; a build that runs them is a row of its own.
 */
const { values } = parseArgs({ options: { peers: { type: "boolean", default: true } }, allowNegative: true });
const contract = join(import.meta.dirname, "../openapi/generated/openapi.json");
const folder = mkdtempSync(join(tmpdir(), "signet-bench-docs-"));
const figures: Readonly<Record<string, (result: Result) => number>> = {
  "cold build, s": ({ cold }) => cold.seconds,
  "cold build, CPU s": ({ cold }) => cold.cpuSeconds,
  "cold build, MB at its peak": ({ cold }) => cold.peakBytes / 1e6,
  "warm build, s": ({ warm }) => warm.seconds,
  "warm build, CPU s": ({ warm }) => warm.cpuSeconds,
  "warm build, MB at its peak": ({ warm }) => warm.peakBytes / 1e6,
  "HTML of a page, kB gzip": (result) => result.visit.htmlBytes / 1e3,
  "JavaScript before it is used, kB gzip": (result) => result.visit.scriptBytes / 1e3,
  "a snippet is in sight, ms": (result) => result.visit.seenMs,
  "a snippet is copied, ms": (result) => result.visit.copiedMs,
  "in sight over slow 4G, ms": (result) => result.visit.phoneSeenMs,
  "copied over slow 4G, ms": (result) => result.visit.phoneCopiedMs,
};
const browser = await startBrowser("");
try {
  const sites = [ourSite(contract), ...(values.peers ? await peersIn(join(folder, "peers")) : [])];
  let operation: Operation | undefined;
  const results: Result[] = [];
  for (const site of sites) {
    const [cold, warm] = [await told(site, true), await told(site, false)];
    const built = join(folder, "built", site.name);
    operation ??= largest(built);
    tell(`visiting ${site.name} at ${operation.id}`);
    results.push({ name: site.name, cold, warm, visit: await visit(browser, site, built, operation) });
  }
  print(
    ["beside ours", ...results.map(({ name }) => name)],
    Object.entries(figures).map(([label, figure]) => [label, ...beside(results.map(figure))]),
  );
  const [ours, generated] = results;
  if (ours === undefined) throw new Error("nothing was measured");
  const grown = await grow();
  const growth = { "the contract, cold": ours.cold, "the contract, warm": ours.warm, ...grown };
  print(
    ["ours as it grows", "s", "CPU s", "MB"],
    Object.entries(growth).map(([label, took]) => [
      label,
      ...[took.seconds, took.cpuSeconds, took.peakBytes / 1e6].map(rounded),
    ]),
  );
  console.log(`The machine's load was ${loadavg().map(rounded).join(" ")} in the end.\n`);

  judge("JavaScript of a reference page, in kB", ours.visit.scriptBytes / 1e3, 170);
  for (const [label, { seconds, peakBytes }] of Object.entries(grown).slice(0, 2)) {
    judge(`${label}, in seconds`, seconds, 60);
    judge(`${label}, in GB`, peakBytes / 1e9, 2);
  }
  if (generated !== undefined) {
    judge(`JavaScript, of ${generated.name}'s`, ours.visit.scriptBytes / generated.visit.scriptBytes, 0.1);
    for (const round of ["cold", "warm"] as const) {
      for (const figure of ["seconds", "cpuSeconds", "peakBytes"] as const)
        judge(`${round} build, ${figure}, of ${generated.name}'s`, ours[round][figure] / generated[round][figure], 0.5);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

interface Result {
  readonly name: string;
  readonly cold: Measured;
  readonly warm: Measured;
  readonly visit: Visit;
}

async function peersIn(place: string): Promise<Site[]> {
  tell("installing the peers");
  mkdirSync(place);
  return await installPeers(place, contract);
}

/** The contract's operations repeated, and the contract with its snippets. */
async function grow(): Promise<Record<string, Measured>> {
  const document = join(folder, "grown.json");
  writeFileSync(document, JSON.stringify(multiply(JSON.parse(readFileSync(contract, "utf8")), 1_000)));
  const grown = { ...ourSite(document), name: "1,000 operations" };
  const [cold, warm] = [await told(grown, true), await told(grown, false)];
  const whole = { ...ourSite(undefined), name: "the contract, every snippet run" };
  rmSync(join(whole.folder, ".verified"), { recursive: true, force: true });
  return {
    [`${grown.name}, cold`]: cold,
    [`${grown.name}, warm`]: warm,
    [`${whole.name}, cold`]: await told(whole, true),
  };
}

async function told(site: Site, isCold: boolean): Promise<Measured> {
  tell(`building ${site.name}, ${isCold ? "cold" : "warm"}`);
  return await build(site, join(folder, "built", site.name), isCold);
}

/** The operation whose page is the largest of ours: the dearest to load. */
function largest(built: string): Operation {
  const bytes = ({ id }: Operation) => statSync(join(built, "reference", id, "index.html")).size;
  const { paths } = JSON.parse(readFileSync(contract, "utf8")) as Contract;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, { operationId: id = "", tags: [tag = ""] = [] }]) => ({ id, method, path, tag })),
  );
  const [first] = operations.sort((one, other) => bytes(other) - bytes(one));
  if (first === undefined) throw new Error("the contract has no operation");
  return first;
}

/** As much of the contract as names its operations. */
interface Contract {
  readonly paths: Record<string, Record<string, { operationId?: string; tags?: string[] }>>;
}

/** Each figure, and how many times ours it is. */
function beside(numbers: readonly number[]): string[] {
  const [ours = Number.NaN] = numbers;
  return numbers.map((number, place) =>
    place === 0 ? rounded(number) : `${rounded(number)} (${(number / ours).toFixed(1)}×)`,
  );
}

function rounded(number: number): string {
  return number.toFixed(number < 10 ? 1 : 0);
}

function print(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  for (const row of [header, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("   "));
  }
  console.log();
}

function judge(what: string, figure: number, most: number): void {
  const isMet = figure <= most;
  console.log(`${what}: ${figure.toFixed(2)}, at most ${most}: ${isMet ? "met" : "MISSED"}`);
  if (!isMet) process.exitCode = 1;
}

function tell(what: string): void {
  console.error(`… ${what}`);
}
