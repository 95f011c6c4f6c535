import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The JSON that the sandbox prints once it accepts connections. */
export interface ReadySandbox {
  url: string;
  /** The path of the PEM file of the certificate authority to trust. */
  ca: string;
  userToken: string;
  companyToken: string;
  signIn: { email: string; password: string; url: string };
  pid: number;
}

/** A sandbox running in its own process. */
export interface RunningSandbox extends ReadySandbox {
  process: ChildProcess;
  /** Restores the data that the sandbox started with. */
  reset(): Promise<void>;
  /** Stops the process and waits for it to exit. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /**
   * The program: the TypeScript source, the build in `dist`, the path of an installed executable, or a command line.
   *
   * @defaultValue `"source"`
   */
  command?: "source" | "built" | (string & {}) | readonly string[];
  /** The repository that holds the source or the build. @defaultValue this repository */
  repository?: string;
  /**
   * The first date of the data, so that tests and recorded runs always see the same; null for today's date.
   *
   * @defaultValue `"2026-11-30"`
   */
  today?: string | null;
  /** Flags after `--json --port 0 --data :memory:`. The last value of a repeated flag wins. */
  flags?: readonly string[];
  /** The environment variables of the process. @defaultValue `process.env` */
  env?: NodeJS.ProcessEnv;
  /** Receives each line that the sandbox writes to standard error. */
  onMessage?: (line: string) => void;
  /** Stops the process when aborted, even before it is ready. */
  signal?: AbortSignal;
}

/**
 * Starts the sandbox in its own process and waits until it accepts connections.
 *
 * @throws Error with the sandbox's standard error output, if it exits before it is ready.
 */
export async function launchSandbox(options: LaunchOptions = {}): Promise<RunningSandbox> {
  const { command = "source", repository = root, today = "2026-11-30", flags = [], onMessage } = options;
  const dateFlags = today === null ? [] : ["--today", today];
  const [file = "", ...args] = commandLine(command, join(repository, "apps/sandbox"));
  const child = spawn(file, [...args, "--json", "--port", "0", "--data", ":memory:", ...dateFlags, ...flags], {
    env: options.env ?? process.env,
    ...(options.signal && { signal: options.signal }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const messages: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    messages.push(line);
    onMessage?.(line);
  });
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const closed = new Promise((resolve) => child.once("close", resolve));
  const failed = closed.then((code) => {
    throw failure ?? new Error(messages.join("\n") || `the sandbox exited with code ${code} before it was ready`);
  });
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), failed]);
  failed.catch(() => {});
  const ready: ReadySandbox = JSON.parse(String(line));
  return {
    ...ready,
    process: child,
    async reset() {
      const url = `${ready.url}/sandbox/reset`;
      const [response] = await once(request(url, { method: "POST", ca: readFileSync(ready.ca) }).end(), "response");
      response.resume();
      if (response.statusCode >= 300) throw new Error(`POST ${url} failed: status ${response.statusCode}`);
    },
    async stop() {
      child.kill("SIGTERM");
      await closed;
    },
  };
}

/** Docusaurus loads this file with jiti, which has no `import.meta.dirname`. */
const root = fileURLToPath(new URL("../..", import.meta.url));

function commandLine(command: string | readonly string[], folder: string): readonly string[] {
  if (typeof command !== "string") return command;
  if (command === "source") {
    return [process.execPath, "--conditions=@signet/source", join(folder, "src/cli/command.ts")];
  }
  return command === "built" ? [process.execPath, join(folder, "dist/cli/command.js")] : [command];
}
