import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startBrowser } from "@signet/test/support/browser";
import type { Measured } from "@signet/test/support/measure";
import { multiply } from "./docs/multiply.ts";
import { build, installPeers, type Operation, ourSite, referenceSite, type Site } from "./docs/sites.ts";
import { type Visit, visit } from "./docs/visit.ts";

/**
 * Compares builds and visits of our site with other generators, for the same contract: `pnpm bench docs [--no-peers]`.
 *
 * No build runs snippets. Ours compares them with the recorded runs.
 */
const { values } = parseArgs({ options: { peers: { type: "boolean", default: true } }, allowNegative: true });
const contract = join(import.meta.dirname, "../openapi/generated/openapi.json");
const folder = mkdtempSync(join(tmpdir(), "signet-bench-docs-"));
const figures: Readonly<Record<string, (result: Result) => number>> = {
  "cold build, s": ({ cold }) => cold.seconds,
  "cold build, CPU s": ({ cold }) => cold.cpuSeconds,
  "cold build, peak MB": ({ cold }) => cold.peakBytes / 1e6,
  "warm build, s": ({ warm }) => warm.seconds,
  "warm build, CPU s": ({ warm }) => warm.cpuSeconds,
  "warm build, peak MB": ({ warm }) => warm.peakBytes / 1e6,
  "HTML of a page, kB gzip": (result) => result.visit.htmlBytes / 1e3,
  "JavaScript of a page, kB gzip": (result) => result.visit.scriptBytes / 1e3,
  "snippet visible, ms": (result) => result.visit.seenMs,
  "snippet copied, ms": (result) => result.visit.copiedMs,
  "snippet visible over slow 4G, ms": (result) => result.visit.phoneSeenMs,
  "snippet copied over slow 4G, ms": (result) => result.visit.phoneCopiedMs,
};
const browser = await startBrowser("");
try {
  const sites = [ourSite, ...(values.peers ? await peersIn(join(folder, "peers")) : [])];
  let operation: Operation | undefined;
  const results: Result[] = [];
  for (const site of sites) {
    const [cold, warm] = [await timedBuild(site, true), await timedBuild(site, false)];
    const built = join(folder, "built", site.name);
    operation ??= largest(built);
    log(`visiting ${site.name} at ${operation.id}`);
    results.push({ name: site.name, cold, warm, visit: await visit(browser, site, built, operation) });
  }
  print(
    ["", ...results.map(({ name }) => name)],
    Object.entries(figures).map(([label, figure]) => [label, ...withRatios(results.map(figure))]),
  );
  const [ours, generated] = results;
  if (ours === undefined) throw new Error("no site was measured");
  const grown = await grow();
  const growth = { "the contract, cold": ours.cold, "the contract, warm": ours.warm, ...grown };
  print(
    ["ours with more operations", "s", "CPU s", "MB"],
    Object.entries(growth).map(([label, took]) => [
      label,
      ...[took.seconds, took.cpuSeconds, took.peakBytes / 1e6].map(rounded),
    ]),
  );
  console.log(`Load average at the end: ${loadavg().map(rounded).join(" ")}.\n`);

  judge("JavaScript of a reference page, in kB", ours.visit.scriptBytes / 1e3, 170);
  for (const [label, { seconds, peakBytes }] of Object.entries(grown)) {
    judge(`${label}, in seconds`, seconds, 60);
    judge(`${label}, in GB`, peakBytes / 1e9, 2);
  }
  if (generated !== undefined) {
    judge(`JavaScript as a ratio of ${generated.name}`, ours.visit.scriptBytes / generated.visit.scriptBytes, 0.1);
    for (const round of ["cold", "warm"] as const) {
      for (const figure of ["seconds", "cpuSeconds", "peakBytes"] as const)
        judge(
          `${round} build, ${figure} as a ratio of ${generated.name}`,
          ours[round][figure] / generated[round][figure],
          0.5,
        );
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
  log("installing the peers");
  mkdirSync(place);
  return await installPeers(place, contract);
}

/** Builds 1,000 operations as `pnpm reference` does. */
async function grow(): Promise<Record<string, Measured>> {
  const document = join(folder, "grown.json");
  writeFileSync(document, JSON.stringify(multiply(JSON.parse(readFileSync(contract, "utf8")), 1_000)));
  const grown = referenceSite("1,000 operations", document);
  return { [grown.name]: await timedBuild(grown, false) };
}

async function timedBuild(site: Site, isCold: boolean): Promise<Measured> {
  log(`building ${site.name}, ${isCold ? "cold" : "warm"}`);
  return await build(site, join(folder, "built", site.name), isCold);
}

/** Returns the operation with the largest page of our site. */
function largest(built: string): Operation {
  const bytes = ({ id }: Operation) => statSync(join(built, "reference", id, "index.html")).size;
  const { paths } = JSON.parse(readFileSync(contract, "utf8")) as Contract;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, { operationId: id = "", tags: [tag = ""] = [] }]) => ({ id, method, path, tag })),
  );
  const [first] = operations.sort((a, b) => bytes(b) - bytes(a));
  if (first === undefined) throw new Error("the contract has no operations");
  return first;
}

interface Contract {
  readonly paths: Record<string, Record<string, { operationId?: string; tags?: string[] }>>;
}

/** Formats each figure, with its ratio to ours. */
function withRatios(numbers: readonly number[]): string[] {
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

function log(message: string): void {
  console.error(`… ${message}`);
}
