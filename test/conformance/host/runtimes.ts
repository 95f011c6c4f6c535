import type { Entry } from "./bundle.ts";
import { launchChromium } from "./chromium.ts";
import type { Launch, Launcher } from "./launcher.ts";
import { launchProcess } from "./process.ts";
import { launchWorkerd } from "./workerd.ts";

export interface Runtime {
  name: string;
  entry: Entry;
  launch: Launcher;
}

/** The runtimes to test. */
export const runtimes: readonly Runtime[] = [
  { name: "node22", entry: "process", launch: launchProcess("node22", nodeArguments) },
  { name: "node24", entry: "process", launch: launchProcess("node24", nodeArguments) },
  { name: "node26", entry: "process", launch: launchProcess("node26", nodeArguments) },
  { name: "deno", entry: "process", launch: launchProcess("deno", denoArguments) },
  { name: "bun", entry: "process", launch: launchProcess("bun", (script) => ["run", script]) },
  { name: "workerd", entry: "worker", launch: launchWorkerd },
  { name: "chromium", entry: "page", launch: launchChromium },
];

function nodeArguments(script: string): string[] {
  return [script];
}

/** Allows these hosts only: no files, no environment, no other process. */
function denoArguments(script: string, { hosts, folder }: Launch): string[] {
  const allowed = [
    hosts.trusted,
    hosts.otherOrigin,
    hosts.plainHttp,
    hosts.httpAsHttps,
    hosts.expired,
    hosts.otherName,
    hosts.selfSigned,
    hosts.nobody,
  ];
  return [
    "run",
    "--quiet",
    "--no-config",
    "--no-lock",
    "--no-remote",
    "--no-prompt",
    "--cert",
    `${folder}/ca.pem`,
    `--allow-net=${allowed}`,
    script,
  ];
}
