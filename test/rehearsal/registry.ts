import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join, resolve } from "node:path";
import { freePort } from "@signet/tools/free-port";
import { scope } from "@signet/tools/publication";

/** An npm registry on this machine, which serves our packages and proxies all others. */
export interface Registry {
  url: string;
  /** The `.npmrc` line that allows publishing to it. */
  credentials: string;
  stop(): Promise<void>;
}

/** Starts Verdaccio with an empty store in the folder. @throws Error when it exits before it listens */
export async function startRegistry(folder: string, uplink: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const config = {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "users") } },
    uplinks: { usual: { url: uplink, timeout: "120s", maxage: "30m" } },
    packages: {
      [`${scope}/*`]: { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "usual" },
    },
    max_body_size: "100mb",
    log: { type: "file", path: join(folder, "log"), level: "warn" },
  };
  const file = join(folder, "config.json");
  writeFileSync(file, JSON.stringify(config));
  const manifest = findPackageJSON("verdaccio", import.meta.url);
  if (manifest === undefined) throw new Error("verdaccio is missing: run `pnpm install`");
  const server = spawn(
    process.execPath,
    [resolve(manifest, "../bin/verdaccio"), "--config", file, "--listen", `127.0.0.1:${port}`],
    { cwd: folder, stdio: "ignore" },
  );
  const url = `http://127.0.0.1:${port}/`;
  const ended = once(server, "exit").then(() => {
    throw new Error(`the registry exited before it listened: see ${join(folder, "log")}`);
  });
  await Promise.race([listening(url), ended]);
  ended.catch(() => {});
  return {
    url,
    credentials: `//127.0.0.1:${port}/:_authToken=${await signUp(url)}`,
    stop: async () => {
      const gone = once(server, "exit");
      server.kill();
      await gone;
    },
  };
}

async function listening(url: string): Promise<void> {
  while (!(await fetch(`${url}-/ping`).catch(() => undefined))?.ok) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:rehearsal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: "of-this-run-only" }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (token === undefined) throw new Error(`the registry refused the sign-up: status ${response.status}`);
  return token;
}
