import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createClient } from "@signet/client";
import { listCompanies } from "@signet/client/operations";
import { createAuthority } from "@signet/tools/certificates";
import { joinFiles, measureBundles } from "./client/bundles.ts";
import { type Contender, contenders } from "./client/contenders.ts";
import { measure } from "./client/measure.ts";
import { generatePeers } from "./client/sdks.ts";

/** Compares calls, cold imports and bundles with other clients: `pnpm bench client`. */
const token = "0123456789abcdef0123456789abcdef01234567";
// In this package, because the generated clients import its dependencies.
const folder = mkdtempSync(join(import.meta.dirname, ".client-"));
setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

try {
  generatePeers(join(import.meta.dirname, "../openapi/generated/openapi.json"), folder);
  const bundles = measureBundles(folder);
  const { certificate, good } = await createAuthority();
  setDefaultCACertificates([...getCACertificates("default"), certificate]);
  const server = fork(`${import.meta.dirname}/client/server.ts`, { execArgv: [] });
  server.send({ certificate: good.certificate, key: good.key });
  const [port] = await once(server, "message");
  const all = await contendersOf(`https://localhost:${port}`);
  const costs = await measure(all, 100, 100);
  server.disconnect();
  await once(server, "exit");
  const memory = await measureMemory(
    await contendersOf(
      "https://api.example.com",
      async () => new Response("{}", { headers: { "content-type": "application/json" } }),
    ),
  );

  const [bare] = costs;
  const header = ["", "time µs", "ratio", "CPU µs", "ratio", "kB per call"];
  print(
    header,
    costs.map(({ name, wallUs, cpuUs }) => [
      name,
      wallUs.toFixed(0),
      (wallUs / (bare?.wallUs ?? 1)).toFixed(2),
      cpuUs.toFixed(0),
      (cpuUs / (bare?.cpuUs ?? 1)).toFixed(2),
      ((memory.get(name) ?? 0) / 1_000).toFixed(1),
    ]),
  );
  print(
    ["one operation, retries, paging", "bytes", "min+gzip", "cold start ms"],
    bundles.map(({ name, bytes, compressed, importMs }) => [name, `${bytes}`, `${compressed}`, importMs.toFixed(0)]),
  );
} finally {
  rmSync(folder, { recursive: true });
}

async function contendersOf(baseUrl: string, fetch = globalThis.fetch): Promise<Contender[]> {
  const options = { baseUrl, token, fetch, rateLimit: { requests: 1e9, windowSeconds: 0 } };
  const client = createClient(options);
  const hey = await import(joinFiles(folder));
  hey.client.setConfig({ baseUrl, auth: token, fetch });
  const redocly = await import(join(folder, "redocly.ts"));
  // Clients with retries make up to four attempts of one minute, as ours does.
  const attempts = { retry: 3, timeout: 60_000 };
  redocly.configure({ serverUrl: baseUrl, fetch, retry: { retries: attempts.retry }, timeout: attempts.timeout });
  redocly.client.auth.basic(token, "");
  const peers = contenders(baseUrl, token, fetch, attempts).filter(({ name }) => name !== "typed client");
  return [
    ...peers.slice(0, 2),
    { name: "typed function", call: () => listCompanies(client) },
    { name: "typed path", call: () => client.GET("/v1/companies") },
    ...peers.slice(2),
    { name: "hey-api", call: () => hey.listCompanies() },
    { name: "redocly", call: () => redocly.listCompanies() },
  ];
}

/** Returns the heap bytes that one call allocates, with a fetch that responds at once. */
async function measureMemory(all: readonly Contender[]): Promise<Map<string, number>> {
  setFlagsFromString("--semi-space-growth-factor=4");
  const bytes = new Map<string, number>();
  for (const { name, call } of all) {
    for (let count = 0; count < 500; count++) await call();
    const samples: number[] = [];
    for (let round = 0; round < 15; round++) {
      collectGarbage();
      const before = process.memoryUsage().heapUsed;
      for (let count = 0; count < 50; count++) await call();
      samples.push((process.memoryUsage().heapUsed - before) / 50);
    }
    bytes.set(name, samples.toSorted((left, right) => left - right)[12] ?? 0);
  }
  return bytes;
}

function print(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const [first = 0] = [Math.max(...[header, ...rows].map(([name = ""]) => name.length))];
  for (const [name = "", ...cells] of [header, ...rows]) {
    console.log(name.padEnd(first) + cells.map((cell) => cell.padStart(14)).join(""));
  }
  console.log();
}
