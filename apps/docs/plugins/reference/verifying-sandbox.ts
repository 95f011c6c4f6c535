import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The sandbox that snippets run against while the site is built. */
export interface VerifyingSandbox {
  readonly url: string;
  /** The path of its authority's PEM file. */
  readonly ca: string;
  readonly userToken: string;
  /** Puts its world back to how it began. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the built sandbox on a free port, keeping nothing. */
export async function launchVerifyingSandbox(siteDir: string): Promise<VerifyingSandbox> {
  const command = join(siteDir, "node_modules/@signet/sandbox/dist/cli/command.js");
  const flags = [command, "--port", "0", "--data", ":memory:", "--no-limits", "--json"];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "pipe"] });
  const exit = once(child, "exit");
  const errors = child.stderr.toArray();
  const died = exit.then(async ([code]) => {
    throw new Error(`The sandbox ended with ${code}: ${(await errors).join("")}`);
  });
  const line = once(createInterface({ input: child.stdout }), "line");
  const [ready] = await Promise.race([line, died]);
  died.catch(() => undefined);
  const { url, ca, userToken } = JSON.parse(String(ready));
  const stop = async () => {
    child.kill("SIGTERM");
    await exit;
  };
  return { url, ca, userToken, reset: () => post(`${url}/sandbox/reset`, readFileSync(ca, "utf8")), stop };
}

async function post(url: string, ca: string): Promise<void> {
  const [response] = await once(request(url, { method: "POST", ca }).end(), "response");
  response.resume();
  if (response.statusCode >= 300) throw new Error(`${new URL(url).pathname} answered ${response.statusCode}.`);
}
