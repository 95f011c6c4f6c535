import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { executable } from "./executable.ts";
import type { Launch, Launcher } from "./launcher.ts";

/** Runs the probe as a script of a command-line runtime. */
export function launchProcess(name: string, argumentsFor: (script: string, launch: Launch) => string[]): Launcher {
  return async (launch) => {
    const { path, version } = executable(name);
    const program = startProgram(path, [...argumentsFor(`${launch.folder}/probe.mjs`, launch), launch.origin], {
      env: {
        NODE_EXTRA_CA_CERTS: `${launch.folder}/ca.pem`,
        HOME: launch.folder,
        DENO_DIR: `${launch.folder}/deno`,
        DENO_NO_UPDATE_CHECK: "1",
        NO_COLOR: "1",
      },
    });
    if ((await Promise.race([launch.reported.then(() => "reported"), program.ended])) === "ended") {
      throw new Error(`${name} ended without a report:\n${program.output().slice(-2_000)}`);
    }
    await program.ended;
    return { version, output: program.output() };
  };
}

/** A running program and its output so far. */
export interface Program {
  child: ChildProcess;
  output(): string;
  ended: Promise<"ended">;
  stop(): void;
}

/** Starts a program that ends with this process, and after four minutes at the latest. */
export function startProgram(path: string, parameters: readonly string[], options: SpawnOptions): Program {
  const child = spawn(path, parameters, { stdio: ["ignore", "pipe", "pipe", "pipe"], detached: true, ...options });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr] as Readable[]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  }
  const stop = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // The whole group, because some runtimes are scripts that start the real program.
    process.kill(-child.pid, "SIGKILL");
  };
  const timer = setTimeout(stop, 240_000);
  process.once("exit", stop);
  const ended = once(child, "close").then((): "ended" => {
    clearTimeout(timer);
    process.removeListener("exit", stop);
    return "ended";
  });
  return { child, output: () => chunks.join(""), ended, stop };
}
