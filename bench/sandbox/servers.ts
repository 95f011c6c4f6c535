import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import { launchSandbox } from "@signet/tools/launch-sandbox";

/** A server in a process of its own. */
export interface Started {
  url: string;
  /** PEM, where it speaks TLS. */
  ca: string | undefined;
  token: string;
  pid: number;
  /** From the start of the process to its first answer. */
  startMs: number;
  close(): Promise<void>;
}

const { resolve } = createRequire(import.meta.url);

/** Starts the sandbox as its command does. */
export async function startOurs(data: string, companies: number, ...flags: string[]): Promise<Started> {
  const start = performance.now();
  const { url, ca, userToken, pid, stop } = await launchSandbox({
    flags: ["--data", data, "--companies", String(companies), ...flags],
  });
  const startMs = performance.now() - start;
  return { url, ca: readFileSync(ca, "utf8"), token: userToken, pid, startMs, close: stop };
}

/** Starts Prism on a contract, on plain HTTP, which is all it speaks. */
export async function startPrism(contract: string): Promise<Started> {
  const start = performance.now();
  const port = await freePort();
  const manifest = resolve("@stoplight/prism-cli/package.json");
  const args = ["mock", contract, "--port", String(port), "--multiprocess", "false", "--verboseLevel", "silent"];
  const child = spawn(process.execPath, [join(dirname(manifest), "dist/index.js"), ...args], {
    // One process, as ours is, and no line a request.
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && !(await fetch(url).then(Boolean, () => false))) {
    await new Promise((next) => setTimeout(next, 20));
  }
  if (child.exitCode !== null) throw new Error(`prism ended with ${child.exitCode}`);
  const startMs = performance.now() - start;
  return { url, ca: undefined, token: "token", pid: child.pid ?? 0, startMs, close: () => end(child) };
}

/** Starts node:https that sends the given bodies by path, with the certificate that a sandbox left in its folder. */
export async function startBare(data: string, bodies: [path: string, body: string][]): Promise<Started> {
  const start = performance.now();
  const [ca, certificate, key] = ["ca", "certificate", "key"].map((name) =>
    readFileSync(join(data, `${name}.pem`), "utf8"),
  );
  const child = fork(join(import.meta.dirname, "bare.ts"));
  child.send({ certificate, key, bodies });
  const [port] = await once(child, "message");
  const startMs = performance.now() - start;
  const close = () => end(child);
  return { url: `https://localhost:${port}`, ca, token: "token", pid: child.pid ?? 0, startMs, close };
}

/** The memory a process holds, in MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

async function end(child: { kill(): boolean; exitCode: number | null; once(name: "exit", end: () => void): unknown }) {
  const ended = new Promise<void>((done) => void child.once("exit", done));
  child.kill();
  if (child.exitCode === null) await ended;
}

/** The CPU time a process has used so far, in milliseconds. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // utime and stime, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
