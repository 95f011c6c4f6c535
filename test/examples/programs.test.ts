import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";

const sandbox = await launchSandbox();
const folder = mkdtempSync(join(tmpdir(), "signet-examples-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.stop();
});

const env = { NODE_EXTRA_CA_CERTS: sandbox.ca, BITSIGHT_API_BASE: sandbox.url, BITSIGHT_API_TOKEN: sandbox.userToken };
const command = (name: string, ...args: string[]) => [
  "--conditions=@signet/source",
  fileURLToPath(import.meta.resolve(`@signet/examples/${name}`)),
  ...args,
];
const run = (name: string, file: string, variables: object = {}) =>
  promisify(execFile)(process.execPath, command(name, file), {
    env: { ...env, ...variables },
    cwd: folder,
    maxBuffer: 1e8,
  });
const lines = (text: string) => text.split("\n").filter(Boolean);

describe("alert-poller", () => {
  test("prints every alert once, and saves nothing when it fails", async () => {
    const first = lines((await run("alert-poller", "alerts.json")).stdout).map((line) => JSON.parse(line).guid);
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(first).size).toBe(first.length);
    expect((await run("alert-poller", "alerts.json")).stdout).toBe("");
    const state = readFileSync(join(folder, "alerts.json"), "utf8");
    await expect(run("alert-poller", "alerts.json", { BITSIGHT_API_TOKEN: "0".repeat(40) })).rejects.toThrow(
      "ERR_STATUS: listAlerts failed with 401 Unauthorized: Invalid token",
    );
    expect(readFileSync(join(folder, "alerts.json"), "utf8")).toBe(state);
  });
});

describe("rotate-token", () => {
  test("saves a new token, and deletes the one of the run before", async () => {
    const file = join(folder, "token.txt");
    writeFileSync(file, sandbox.companyToken);
    const tokens = [sandbox.companyToken];
    for (const deleted of [0, 1, 1]) {
      const { stdout } = await run("rotate-token", file);
      expect(stdout.match(/: deleted$/gm)?.length ?? 0).toBe(deleted);
      tokens.push(readFileSync(file, "utf8"));
      for (const token of tokens) expect(stdout).not.toContain(token);
    }
    expect(new Set(tokens).size).toBe(4);
    const statuses = await Promise.all(tokens.map(statusOf));
    expect(statuses.slice(1)).toEqual([401, 401, 200]);
  });
});

describe("csv-server", () => {
  test("serves the portfolio, and survives visitors who leave", async () => {
    const server = spawn(process.execPath, command("csv-server", "0"), { env, stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void server.kill());
    const [origin] = await once(createInterface(server.stdout), "line");
    for (let count = 0; count < 10; count++) {
      const controller = new AbortController();
      const visit = fetch(origin, { signal: controller.signal });
      if (count % 2 === 0) await visit;
      controller.abort();
      await visit.catch(() => {});
    }
    const response = await fetch(origin);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(lines(await response.text()).length).toBe(90);
  });
});

describe("bulk-findings", () => {
  test("reads every company with a progress bar, and continues after it was killed", async () => {
    const killed = spawn(process.execPath, command("bulk-findings", "findings.jsonl"), { env, cwd: folder });
    let printed = "";
    killed.stderr.on("data", (chunk) => {
      printed += chunk;
      if (/ [1-9]\d?\/89/.test(printed)) killed.kill("SIGKILL");
    });
    await once(killed, "close");
    const file = join(folder, "findings.jsonl");
    const keysOf = () =>
      lines(readFileSync(file, "utf8")).flatMap((line) => /^\{"key":"([0-9a-f-]{36})"/.exec(line)?.[1] ?? []);
    const { stdout, stderr } = await run("bulk-findings", "findings.jsonl");
    expect(stderr).toContain(`${"#".repeat(30)} 89/89\n`);
    expect(stdout).toMatch(/^\d{2,} findings in findings\.jsonl\n$/);
    const keys = keysOf();
    expect([keys.length, new Set(keys).size]).toEqual([89, 89]);
  });
});

/** Returns the status of a call with a token. */
async function statusOf(token: string): Promise<number> {
  const program = `const [, url, authorization] = process.argv;
    console.log((await fetch(url, { headers: { authorization } })).status);`;
  const args = [`${sandbox.url}/v1/users/current`, `Basic ${btoa(`${token}:`)}`];
  const evaluate = ["--input-type=module", "--eval", program, ...args];
  return Number((await promisify(execFile)(process.execPath, evaluate, { env })).stdout);
}
