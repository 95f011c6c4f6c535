import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Agent, fetch } from "undici";
import { type Load, load } from "./sandbox/load.ts";
import { memoryMb, type Server, startPrism, startSandbox } from "./sandbox/servers.ts";

/**
 * `pnpm bench sandbox [prism] [pages]`: the sandbox beside Prism, and pages of 10,000 companies beside pages of 100.
 *
 * `--rounds N` takes the best of N rounds (5), and `--seconds N` is the length of one (2).
 */
const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "2" } },
  allowPositionals: true,
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const folder = mkdtempSync(join(tmpdir(), "signet-bench-"));
const company = "/v1/companies/4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

/** Compares one company read with Prism, which sends the same bytes as its example. */
async function comparePrism(): Promise<void> {
  const sandbox = await startSandbox(100);
  const prism = await startPrism(contractWith(await get(sandbox, company)));
  const [ours, theirs] = await bestOf([sandbox, prism].map((server) => () => load(server, company, seconds)));
  const row = (server: Server, { requestsPerSecond, p99Ms, cpuUs }: Load) => ({
    "requests/s": thousands(requestsPerSecond),
    "p99, ms": p99Ms.toFixed(1),
    "CPU, µs": cpuUs.toFixed(0),
    "memory, MB": memoryMb(server.pid).toFixed(0),
    "start, ms": server.startMs.toFixed(0),
  });
  print("getCompany", {
    "sandbox, HTTPS": row(sandbox, ours),
    "Prism 5.16.0, plain HTTP": row(prism, theirs),
  });
  await Promise.all([sandbox.close(), prism.close()]);
  const ratio = ours.requestsPerSecond / theirs.requestsPerSecond;
  judge(`throughput is ${ratio.toFixed(1)} times Prism's, at least 3`, ratio >= 3);
}

/** Compares the CPU time of pages in databases of 100 and 10,000 companies. */
async function comparePages(): Promise<void> {
  const [small, large] = [await startSandbox(100), await startSandbox(10_000)];
  const pages = {
    getCompany: company,
    "listFindings, 10": `${company}/findings?limit=10`,
    "listPortfolio, 10": "/v2/portfolio?limit=10",
    "listPortfolio, 10, by rating": "/v2/portfolio?limit=10&sort=-rating",
    "searchCompanies by domain": "/v1/companies/search?domain=alderbrook.example",
    "searchCompanies by name, 10": "/v1/companies/search?name=alder&limit=10",
  };
  const rows: Record<string, object> = {};
  const ratios: number[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const [few, many] = await bestOf([small, large].map((server) => () => load(server, path, seconds)));
    const ratio = many.cpuUs / few.cpuUs;
    ratios.push(ratio);
    rows[name] = {
      "100 companies, requests/s": thousands(few.requestsPerSecond),
      "10,000 companies, requests/s": thousands(many.requestsPerSecond),
      "CPU ratio": ratio.toFixed(2),
    };
  }
  print("Pages", rows);
  await Promise.all([small.close(), large.close()]);
  const worst = Math.max(...ratios);
  judge(`a page of 10,000 companies costs up to ${worst.toFixed(2)} times a page of 100, at most 1.5`, worst <= 1.5);
}

/** Runs all in turn, several rounds, so that other work on the machine disturbs all alike. */
async function bestOf(runs: readonly (() => Promise<Load>)[]): Promise<[Load, Load]> {
  const best: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of runs.entries()) {
      const current = await run();
      const { requestsPerSecond, p99Ms, cpuUs } = best[index] ?? current;
      best[index] = {
        requestsPerSecond: Math.max(requestsPerSecond, current.requestsPerSecond),
        p99Ms: Math.min(p99Ms, current.p99Ms),
        cpuUs: Math.min(cpuUs, current.cpuUs),
      };
    }
  }
  return best as [Load, Load];
}

async function get({ url, ca, token }: Server, path: string): Promise<string> {
  const dispatcher = new Agent({ connect: { ca } });
  const headers = { authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}` };
  const response = await fetch(`${url}${path}`, { headers, dispatcher });
  const text = await response.text();
  await dispatcher.close();
  if (!response.ok) throw new Error(`GET ${path} failed: status ${response.status}`);
  return text;
}

/** Writes a contract whose example of getCompany is the given response. */
function contractWith(response: string): string {
  const bundle = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
  const contract = JSON.parse(readFileSync(bundle, "utf8"));
  contract.paths["/v1/companies/{guid}"].get.responses["200"].content["application/json"].example =
    JSON.parse(response);
  const path = join(folder, "contract.json");
  writeFileSync(path, JSON.stringify(contract));
  return path;
}

function thousands(rate: number): string {
  return rate.toLocaleString("en", { maximumFractionDigits: 0 });
}

function print(title: string, rows: object): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function judge(claim: string, isMet: boolean): void {
  console.log(`${claim}: ${isMet ? "met" : "MISSED"}`);
  if (!isMet) process.exitCode = 1;
}

const parts = { prism: comparePrism, pages: comparePages };
try {
  for (const [name, run] of Object.entries(parts)) {
    if (positionals.length === 0 || positionals.includes(name)) await run();
  }
} finally {
  rmSync(folder, { recursive: true });
}
