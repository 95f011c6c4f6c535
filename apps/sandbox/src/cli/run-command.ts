import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { getRequestListener } from "@hono/node-server";
import { DatabaseUnavailable } from "../db/database-error.ts";
import { SandboxError } from "../errors.ts";
import { startSandbox } from "../server.ts";
import { formatHelp, type ParsedFlags, parseFlags } from "./flags.ts";
import { readyLine, readyText } from "./ready-line.ts";
import { runtimeWarning } from "./runtime.ts";

// Replaces the global Response by Hono's, which is sent without a stream; only the command's own process may.
getRequestListener(() => new Response());

/** Runs the command line of this process. */
export async function runCommand(): Promise<void> {
  // Without a larger young generation, steady memory under load is 236 MB instead of 322, and requests take no longer.
  setFlagsFromString("--semi-space-growth-factor=1");
  try {
    const flags = parseFlags(process.argv.slice(2), process.env);
    if (flags.show === "help") process.stdout.write(formatHelp());
    else if (flags.show === "version") console.log(version());
    else await run(flags);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    warn(error.message);
    process.exitCode = error.code === "ERR_OPTION" ? 2 : 1;
  }
}

async function run({ options, json }: ParsedFlags): Promise<void> {
  const { host = "", data = "", alsoName = [] } = options;
  // From source it runs on the Node that the repository pins.
  const runtime = import.meta.filename.endsWith(".ts") ? undefined : runtimeWarning();
  if (runtime !== undefined) warn(runtime);
  if (!["127.0.0.1", "::1", "localhost"].includes(host)) {
    warn(`listening on ${host}: other machines may reach this sandbox, and its certificate names only this machine`);
  }
  for (const name of alsoName) {
    warn(`the certificate also names ${name}: clients that trust its authority accept this sandbox as ${name}`);
  }
  const starting = startSandbox({ ...options, data: data === ":memory:" ? data : resolve(data) });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      try {
        await (await starting).close();
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) throw error;
        warn(`stopped, but ${error.message}: the last change may be lost`);
        // Exiting would wait for the thread that waits for the disk.
        process.kill(process.pid, "SIGKILL");
      }
      process.exit(0);
    });
  }
  const sandbox = await starting;
  console.log(json ? readyLine(sandbox) : readyText(sandbox));
}

function warn(line: string): void {
  console.error(`signet-sandbox: ${line}`);
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
