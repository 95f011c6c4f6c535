import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClient, unwrap } from "@signet/client";
import { startTestSandbox } from "@signet/client/testing";

/**
 * `pnpm bench bulk`: the findings of every company, from a sandbox that limits to a rate; killed midway, and resumed.
 *
 * The rate has to be one that the machine can serve, or that is what is measured.
 */
const { values } = parseArgs({
  options: { companies: { type: "string", default: "10000" }, rate: { type: "string", default: "100" } },
});
const companies = Number(values.companies);
const perSecond = Number(values.rate);
const seconds = 5;
const folder = mkdtempSync(join(tmpdir(), "signet-bulk-"));
const journal = join(folder, "findings.jsonl");

// Nine in ten companies of a world are in the user's portfolio.
const sandbox = await startTestSandbox({
  companies: Math.ceil(companies / 0.88),
  concurrent: 20,
  rate: { requests: perSecond * seconds, seconds },
});
try {
  const counts = { asked: 0, refused: 0 };
  const first = await run(companies / 2);
  const second = await run(Number.POSITIVE_INFINITY);
  counts.asked = first.requests + second.requests;
  counts.refused = first.refused + second.refused;
  const client = createClient({ ...sandbox.options, rate: { requests: 1e6, windowSeconds: 0 } });
  const { companies: all } = await unwrap(client.GET("/v1/companies"));
  const lines = readFileSync(journal, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): { key: string } => JSON.parse(line));
  const keys = new Set(lines.map(({ key }) => key));
  const missing = all.filter(({ guid }) => !keys.has(guid)).length;
  // The last window is cut off by the end of the job, not by the rate.
  const windows = Math.floor(second.seconds / seconds);
  const inWindows = second.windows.slice(0, windows).reduce((sum, count) => sum + (count ?? 0), 0);
  const used = inWindows / (windows * perSecond * seconds);

  console.log(
    `${all.length} companies, ${perSecond} requests a second allowed; killed after ${first.done}, then resumed`,
  );
  judge(`${(used * 100).toFixed(1)} % of the rate used, at least 95 %`, used >= 0.95);
  judge(`${counts.refused} of ${counts.asked} answered with 429`, counts.refused === 0);
  judge(`${missing} lost, ${lines.length - keys.size} repeated`, missing === 0 && lines.length === keys.size);
  const growth = second.memoryMb.at(-1) ?? 0;
  const middle = second.memoryMb[Math.floor(second.memoryMb.length / 4)] ?? 0;
  judge(
    `memory ${middle.toFixed(0)} MB after a quarter, ${growth.toFixed(0)} MB at the end`,
    growth <= middle * 1.25 + 5,
  );
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true });
}

/** Runs the job in a process of its own, and kills it after so many items. */
async function run(killAfter: number) {
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--conditions=@signet/source", join(import.meta.dirname, "bulk/job.ts")],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: {
        NODE_EXTRA_CA_CERTS: sandbox.ca,
        BITSIGHT_API_BASE: sandbox.options.baseUrl,
        BITSIGHT_API_TOKEN: sandbox.options.token,
        JOURNAL: journal,
        RATE: `${perSecond * seconds}/${seconds}`,
      },
    },
  );
  let last = { done: 0, requests: 0, refused: 0, seconds: 0, windows: [] as number[], memoryMb: [] as number[] };
  child.on("message", (message: typeof last) => {
    last = message;
    if (last.done >= killAfter) child.kill("SIGKILL");
  });
  const [code] = await once(child, "exit");
  if (killAfter === Number.POSITIVE_INFINITY && code !== 0) throw new Error(`the job ended with ${code}`);
  return last;
}

function judge(what: string, met: boolean): void {
  console.log(`${what}: ${met ? "met" : "MISSED"}`);
  if (!met) process.exitCode = 1;
}
