import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import { launchSandbox } from "@signet/tools/launch-sandbox";

/** A server that runs in its own process. */
export interface Server {
  url: string;
  /** PEM of the authority to trust; `undefined` for plain HTTP. */
  ca: string | undefined;
  token: string;
  pid: number;
  /** Time from the start of the process until it accepts connections. */
  startMs: number;
  close(): Promise<void>;
}

/** Starts the sandbox in memory, without limits. */
export async function startSandbox(companies: number): Promise<Server> {
  const start = performance.now();
  const sandbox = await launchSandbox({ flags: ["--companies", String(companies), "--no-limits"] });
  const startMs = performance.now() - start;
  const { url, ca, userToken, pid, stop } = sandbox;
  return { url, ca: readFileSync(ca, "utf8"), token: userToken, pid, startMs, close: stop };
}

/** Starts Prism on a contract over plain HTTP, because it has no TLS. */
export async function startPrism(contract: string): Promise<Server> {
  const start = performance.now();
  const port = await freePort();
  const manifest = findPackageJSON("@stoplight/prism-cli", import.meta.url) ?? "";
  // One process without a log line for each request, as the sandbox.
  const flags = ["--port", String(port), "--multiprocess", "false", "--verboseLevel", "silent"];
  const child = spawn(process.execPath, [join(dirname(manifest), "dist/index.js"), "mock", contract, ...flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && !(await fetch(url).then(Boolean, () => false))) {
    await new Promise((next) => setTimeout(next, 20));
  }
  if (child.exitCode !== null) throw new Error(`Prism exited with code ${child.exitCode}`);
  const startMs = performance.now() - start;
  const close = async () => {
    child.kill();
    await exited;
  };
  return { url, ca: undefined, token: "token", pid: child.pid ?? 0, startMs, close };
}

/** Returns the resident memory of a process in MB. */
export function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

/** Returns the CPU time that a process has used so far, in milliseconds. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // utime and stime, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
