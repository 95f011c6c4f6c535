import { fork } from "node:child_process";
import { once } from "node:events";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { parseArgs } from "node:util";
import { comparePeers, formatComparison } from "@signet/test/conformance/host/peers";
import { createAuthority } from "@signet/tools/certificates";
import { contenders } from "./transport/clients.ts";
import type { Cost } from "./transport/measure.ts";
import { measure } from "./transport/measure.ts";

/** The most that the guard may add to a request. */
const targetUs = 25;
const token = "0123456789abcdef0123456789abcdef01234567";

const { values } = parseArgs({ options: { conformance: { type: "boolean", default: false } } });

const [bare, guarded] = await inProcess();
console.log();
await overTls();
const addedUs = guarded.cpuUs - bare.cpuUs;
console.log(
  `\nThe guard adds ${addedUs.toFixed(1)} µs of CPU to a request; at most ${targetUs} are allowed: ${addedUs <= targetUs ? "met" : "MISSED"}.`,
);
if (addedUs > targetUs) process.exitCode = 1;
if (values.conformance) console.log(`\n${formatComparison(await comparePeers({ small: false }))}`);

/** With a fetch that answers at once there is nothing but the clients' own work. */
async function inProcess(): Promise<[bare: Cost, guarded: Cost]> {
  const stub: typeof fetch = async () => new Response("{}", { headers: { "content-type": "application/json" } });
  const costs = await measure(contenders("https://api.example.com", token, stub), 30, 2_000);
  print("in process, the fetch beneath answering at once (30 rounds of 2,000 calls, median)", costs);
  return costs as [Cost, Cost];
}

/** One server, one connection kept alive, certificates checked. */
async function overTls(): Promise<void> {
  const { certificate, good } = await createAuthority();
  setDefaultCACertificates([...getCACertificates("default"), certificate]);
  const server = fork(`${import.meta.dirname}/transport/server.ts`, { execArgv: [] });
  try {
    server.send({ certificate: good.certificate, key: good.key });
    const [port] = await once(server, "message");
    const costs = await measure(contenders(`https://localhost:${port}`, token, fetch), 40, 100);
    print("over TLS on this machine (40 rounds of 100 calls, median)", costs);
  } finally {
    server.disconnect();
    await once(server, "exit");
  }
}

function print(title: string, costs: readonly Cost[]): void {
  const [bare] = costs as [Cost];
  const rows = costs.map(({ name, wallUs, cpuUs }) => [
    name,
    wallUs.toFixed(1),
    (wallUs - bare.wallUs).toFixed(1),
    (wallUs / bare.wallUs).toFixed(2),
    cpuUs.toFixed(1),
    (cpuUs - bare.cpuUs).toFixed(1),
    (cpuUs / bare.cpuUs).toFixed(2),
  ]);
  console.log(title);
  for (const [name = "", ...cells] of [["", "wall µs", "added", "ratio", "CPU µs", "added", "ratio"], ...rows]) {
    console.log(name.padEnd(14) + cells.map((cell) => cell.padStart(10)).join(""));
  }
}
