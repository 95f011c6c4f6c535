import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunningSandbox } from "@signet/tools/launch-sandbox";
import type { Tools } from "./verified-run.ts";

/** What it takes to run the snippets of a folder. */
interface Run {
  /** The folder, with a folder for each target in it. */
  readonly place: string;
  readonly python: string;
  /** The folder of the programs that run them one after the other. */
  readonly drivers: string;
  readonly sandbox: RunningSandbox;
}

/** Names and versions of what runs the snippets of each target. */
export function findTools(siteDir: string, python: string): Tools {
  const ask = (program: string, ...words: string[]) => execFileSync(program, words, { encoding: "utf8" }).trim();
  const { version } = JSON.parse(readFileSync(join(siteDir, "node_modules/@signet/client/package.json"), "utf8"));
  const [, curl = ""] = /^curl (\S+)/.exec(ask("curl", "--version")) ?? [];
  const requests = ask(python, "-c", "import requests; print(requests.__version__)");
  return {
    curl: `curl ${curl}`,
    python: `${ask(python, "--version")} and requests ${requests}`,
    typescript: `Node ${process.versions.node} and @signet/client ${version}`,
  };
}

/** Runs every snippet of a folder. Answers what went wrong, by the snippet's hash. */
export async function runPrograms({
  place,
  python,
  drivers,
  sandbox: { ca, url, userToken },
}: Run): Promise<Map<string, string>> {
  // Where curl is told so, it fails when the server says so.
  writeFileSync(join(place, ".curlrc"), "fail\nsilent\nshow-error\n");
  const env = {
    PATH: process.env.PATH,
    CURL_HOME: place,
    CURL_CA_BUNDLE: ca,
    REQUESTS_CA_BUNDLE: ca,
    NODE_EXTRA_CA_CERTS: ca,
    BITSIGHT_API_BASE: url,
    BITSIGHT_API_TOKEN: userToken,
  };
  const programs = [
    { target: "curl", program: "bash", driver: "run.sh" },
    { target: "python", program: python, driver: "run.py" },
    { target: "typescript", program: process.execPath, driver: "run.mjs" },
  ].filter(({ target }) => existsSync(join(place, target)));
  const printed = await Promise.all(
    programs.map(({ target, program, driver }) =>
      promisify(execFile)(program, [join(drivers, driver)], { cwd: join(place, target), env, maxBuffer: 2 ** 26 }),
    ),
  );
  const outcomes = printed.flatMap(({ stdout }) => [...stdout.matchAll(/^\d+-([0-9a-f]{64})\.\w+ (.*)$/gm)]);
  return new Map(outcomes.flatMap(([, hash = "", said = ""]) => (said === "ok" ? [] : [[hash, said] as const])));
}
