import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

/** What the sandbox prints once it accepts connections. */
export interface ReadySandbox {
  url: string;
  ca: string;
  userToken: string;
  companyToken: string;
  signIn: { email: string; password: string; url: string };
  pid: number;
}

declare module "vitest" {
  export interface ProvidedContext {
    sandbox: ReadySandbox;
  }
}

/** Starts one sandbox for the project's tests. Workers get its authority before they start, so tests use plain fetch. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const command = `${import.meta.dirname}/../apps/sandbox/src/command.ts`;
  const child = spawn(
    process.execPath,
    ["--conditions=@signet/source", command, "--port", "0", "--data", ":memory:", "--json"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exit = once(child, "exit");
  const line = once(createInterface({ input: child.stdout }), "line");
  const [ready] = await Promise.race([
    line,
    exit.then(([code]) => Promise.reject(new Error(`the sandbox ended with exit code ${code}`))),
  ]);
  const sandbox: ReadySandbox = JSON.parse(ready);
  process.env.NODE_EXTRA_CA_CERTS = sandbox.ca;
  project.provide("sandbox", sandbox);
  return async () => {
    child.kill("SIGTERM");
    await exit;
  };
}
