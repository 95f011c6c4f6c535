import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Agent, fetch } from "undici";
import type { Load, LoadRequest } from "./sandbox/load.ts";
import { load } from "./sandbox/load.ts";
import type { Started } from "./sandbox/servers.ts";
import { memoryOf, startBare, startOurs, startPrism } from "./sandbox/servers.ts";

/**
 * `pnpm bench sandbox [peers] [pages] [world]`: the sandbox beside node:https and Prism, in worlds of 100 and 10,000 companies.
 *
 * `--rounds N` takes the best of N turns of each contestant (5), `--seconds N` how long a turn is (2).
 */
const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "2" } },
  allowPositionals: true,
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const folder = mkdtempSync(join(tmpdir(), "signet-bench-"));
const bundle = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
const company = "/v1/companies/4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

/** One company read: over all companies of the portfolio with writes in between, and one operation and its bytes beside Prism. */
async function comparePeers(): Promise<void> {
  const data = join(folder, "100");
  const ours = await startOurs(data, 100);
  const paths = await companyPaths(ours);
  const bodies: [path: string, body: string][] = [];
  for (const path of paths) bodies.push([path, await get(ours, path)]);
  const bare = await startBare(data, bodies);
  const prism = await startPrism(contractWith(await get(ours, company)));
  const reads = paths.map((path): LoadRequest => ({ path }));
  const [seldom, often] = [withWrites(reads, 100), withWrites(reads, 10)];
  const [floor, own, ownSeldom, ownOften, mock] = await takeTurns([
    () => load(bare, reads, seconds),
    () => load(ours, reads, seconds),
    () => load(ours, seldom, seconds),
    () => load(ours, often, seconds),
    () => load(prism, [{ path: company }], seconds),
  ]);
  const size = bodies.reduce((sum, [, { length }]) => sum + length, 0) / bodies.length / 1_000;
  print(`getCompany, ${size.toFixed(0)} kB an answer; all but the last in turn for ${paths.length} companies`, {
    "node:https with the bytes in memory": row(bare, floor, floor, mock),
    sandbox: row(ours, own, floor, mock),
    "sandbox, every hundredth a write": row(ours, ownSeldom, floor, mock),
    "sandbox, every tenth a write": row(ours, ownOften, floor, mock),
    "Prism 5.16.0, one company, plain HTTP": row(prism, mock, floor, mock),
  });
  await Promise.all([bare, prism, ours].map((server) => server.close()));
}

/** Reads, before every so many of which the company that is read next is changed, so that no answer could be kept. */
function withWrites(reads: readonly LoadRequest[], every: number): LoadRequest[] {
  return Array.from({ length: every }, () => reads)
    .flat()
    .flatMap((read, index): LoadRequest[] =>
      index % every === every - 1 ? [{ ...read, method: "PATCH", body: customId(index) }, read] : [read],
    );
}

/** What a page costs in a world of 10,000 companies, as a multiple of its cost in one of 100. */
async function comparePages(): Promise<void> {
  const worlds = [await startOurs(join(folder, "100"), 100), await startOurs(join(folder, "10000"), 10_000)];
  const pages = {
    getCompany: company,
    "listFindings, 10": `${company}/findings?limit=10`,
    "getPortfolio, 10": "/v2/portfolio?limit=10",
    "getPortfolio, 10, by rating": "/v2/portfolio?limit=10&sort=-rating",
    "searchCompanies by domain": "/v1/companies/search?domain=alderbrook.example",
    "searchCompanies by name, 10": "/v1/companies/search?name=alder&limit=10",
  };
  const rows: Record<string, object> = {};
  for (const [name, path] of Object.entries(pages)) {
    const [few, many] = await takeTurns(worlds.map((world) => () => load(world, [{ path }], seconds)));
    rows[name] = {
      "100 companies, a second": thousands(few),
      "10,000 companies, a second": thousands(many),
      "costs (CPU)": `${((many?.cpuUs ?? 0) / (few?.cpuUs ?? 1)).toFixed(2)}×`,
    };
  }
  print("A page in a large world", rows);
  await Promise.all(worlds.map((world) => world.close()));
}

/** Start and memory, first and again, of a world of 10,000 companies. */
async function measureWorld(): Promise<void> {
  const data = join(folder, "10000");
  rmSync(data, { recursive: true, force: true });
  const first = await startOurs(data, 10_000);
  const made = { start: `${(first.startMs / 1_000).toFixed(1)} s`, memory: `${memoryOf(first.pid).toFixed(0)} MB` };
  await first.close();
  const again = await startOurs(data, 10_000);
  const kept = { start: `${(again.startMs / 1_000).toFixed(1)} s`, memory: `${memoryOf(again.pid).toFixed(0)} MB` };
  await load(
    again,
    (await companyPaths(again)).map((path) => ({ path })),
    10,
  );
  const busy = { start: "", memory: `${memoryOf(again.pid).toFixed(0)} MB` };
  await again.close();
  print("10,000 companies", { "made and started": made, "started again": kept, "after ten seconds of reads": busy });
}

/** The best of several turns of each, one after the other, for whatever else runs on the machine disturbs all alike. */
async function takeTurns(contestants: readonly (() => Promise<Load>)[]): Promise<Load[]> {
  const best: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of contestants.entries()) {
      const { requestsPerSecond, p99Ms, cpuUs } = await run();
      const known = best[index] ?? { requestsPerSecond, p99Ms, cpuUs };
      best[index] = {
        requestsPerSecond: Math.max(known.requestsPerSecond, requestsPerSecond),
        p99Ms: Math.min(known.p99Ms, p99Ms),
        cpuUs: Math.min(known.cpuUs, cpuUs),
      };
    }
  }
  return best;
}

async function companyPaths(server: Started): Promise<string[]> {
  const { results } = JSON.parse(await get(server, "/v2/portfolio?fields=guid&limit=200"));
  return results.map(({ guid }: { guid: string }) => `/v1/companies/${guid}`);
}

async function get({ url, ca, token }: Started, path: string): Promise<string> {
  const dispatcher = new Agent({ connect: { ca } });
  const headers = { authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}` };
  const response = await fetch(`${url}${path}`, { headers, dispatcher });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  const text = await response.text();
  await dispatcher.close();
  return text;
}

/** A copy of the contract whose example of getCompany is this answer, for Prism to send the same bytes. */
function contractWith(answer: string): string {
  const contract = JSON.parse(readFileSync(bundle, "utf8"));
  contract.paths["/v1/companies/{guid}"].get.responses["200"].content["application/json"].example = JSON.parse(answer);
  const path = join(folder, "contract.json");
  writeFileSync(path, JSON.stringify(contract));
  return path;
}

function customId(index: number): string {
  return JSON.stringify({ contents: { custom_id: `bench-${index}` } });
}

function row(server: Started, own: Load | undefined, floor: Load | undefined, mock: Load | undefined) {
  const rate = own?.requestsPerSecond ?? 0;
  return {
    "a second": thousands(own),
    "p99, ms": own?.p99Ms.toFixed(1),
    "CPU, µs each": own?.cpuUs.toFixed(0),
    "of node:https": (rate / (floor?.requestsPerSecond ?? 1)).toFixed(2),
    "of Prism": `${(rate / (mock?.requestsPerSecond ?? 1)).toFixed(1)}×`,
    "memory, MB": memoryOf(server.pid).toFixed(0),
    "start, ms": server.startMs.toFixed(0),
  };
}

function thousands(own: Load | undefined): string {
  return (own?.requestsPerSecond ?? 0).toLocaleString("en", { maximumFractionDigits: 0 });
}

function print(title: string, rows: object): void {
  console.log(`\n${title}`);
  console.table(rows);
}

const parts = { peers: comparePeers, world: measureWorld, pages: comparePages };
try {
  for (const [name, run] of Object.entries(parts)) {
    if (positionals.length === 0 || positionals.includes(name)) await run();
  }
} finally {
  rmSync(folder, { recursive: true });
}
