import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Interface } from "node:readline";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startBrowser } from "@signet/test/support/browser";
import { freePort } from "@signet/tools/free-port";
import type { Scratch } from "@signet/tools/scratch";
import { createScratch } from "@signet/tools/scratch";
import type { Page } from "playwright-core";

/**
 * `pnpm bench loop [--no-commands] [--tests]`: what a contributor waits for, in a copy of the repository: after a save while `pnpm dev` runs, and for
 * each command, cold (as cloned: nothing built, no cache) and again. `--tests` takes in the whole of the tests, twice; `--no-commands` measures saves alone.
 */
const { values } = parseArgs({
  options: { tests: { type: "boolean", default: false }, commands: { type: "boolean", default: true } },
  allowNegative: true,
});
const missed: string[] = [];

const targets: Readonly<Record<string, number>> = { types: 1, snippets: 1, page: 3 };

interface Edit {
  /** The page that is open, and what it shows in the end. */
  readonly address: string;
  readonly shows: string;
  readonly save: (path: string) => void;
  /** What `pnpm dev` says of. */
  readonly follows: readonly string[];
}

const folders = "openapi/paths/folders.yaml";
const edits: Readonly<Record<string, Edit>> = {
  "a description": {
    follows: ["types", "snippets", "sandbox"],
    address: "/reference/createFolder",
    shows: "Creates an empty drawer",
    save: (path) => replace(path, folders, "Creates an empty folder", "Creates an empty drawer"),
  },
  "a field": {
    follows: ["types", "snippets", "sandbox"],
    address: "/reference/createFolder",
    shows: "teal",
    save: (path) => {
      const properties =
        "FolderRequest:\n  description: The folder to create.\n  type: object\n  required: [name]\n  properties:\n";
      replace(path, "openapi/schemas/folder.yaml", properties, `${properties}    color:\n      type: string\n`);
      const example = "          example:\n            name: Cloud providers\n";
      replace(path, folders, example, `${example}            color: teal\n`);
    },
  },
  "an operation": {
    // The sandbox waits for a handler, and says so.
    follows: ["types", "snippets"],
    address: "/reference",
    shows: "Count the folders",
    save: (path) => {
      const guide = readFileSync(join(path, "CONTRIBUTING.md"), "utf8");
      const [, operation = ""] = /```yaml (?:openapi\/paths\/folder-count\.yaml)\n([\s\S]*?)```/.exec(guide) ?? [];
      writeFileSync(join(path, "openapi/paths/folder-count.yaml"), operation);
      const reference = "  /v1/folders/count:\n    $ref: paths/folder-count.yaml#/FolderCount\n";
      replace(path, "openapi/openapi.yaml", "\npaths:\n", `\npaths:\n${reference}`);
    },
  },
};

const scratch = createScratch();
try {
  scratch.run("git", "init", "--quiet");
  scratch.run("git", "add", "--all");
  if (values.commands) commands(scratch);
  await saves(scratch);
} finally {
  scratch[Symbol.dispose]();
}
for (const line of missed) console.log(`MISSED: ${line}`);
if (missed.length > 0) process.exitCode = 1;

function commands({ run }: Scratch): void {
  const timed = (...args: string[]): number => {
    const start = performance.now();
    const { code, output } = run("pnpm", ...args);
    if (code !== 0) throw new Error(`pnpm ${args.join(" ")} failed:\n${output}`);
    return (performance.now() - start) / 1_000;
  };
  const rows: Record<string, Record<string, string>> = {};
  const measure = (name: string, most: number | undefined, ...args: string[]) => {
    const [cold, again] = [timed(...args), timed(...args)];
    rows[name] = { cold: seconds(cold), again: seconds(again), "at most": most === undefined ? "" : seconds(most) };
    if (most !== undefined && again > most) missed.push(`${name} again took ${seconds(again)}, not ${seconds(most)}`);
    return again;
  };
  measure("generate", 1, "generate");
  const cached = measure("check", undefined, "check") + measure("build", undefined, "build");
  rows["check and build"] = { cold: "", again: seconds(cached), "at most": seconds(5) };
  if (cached > 5) missed.push(`check and build again took ${seconds(cached)}, not 5 s`);
  if (values.tests) measure("test", undefined, "test");
  console.table(rows);
}

async function saves({ path }: Scratch): Promise<void> {
  const port = await freePort();
  const dev = spawn(process.execPath, ["tools/commands/start.ts", "--watch"], {
    cwd: path,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, SANDBOX_PORT: String(await freePort()), DOCS_PORT: String(port) },
  });
  const lines = createInterface({ input: dev.stdout });
  const died = once(dev, "exit").then(() => Promise.reject(new Error("the development servers ended")));
  const said = (start: string) => Promise.race([lineOf(lines, start), died]);
  await said("Save a file of the contract");
  const browser = await startBrowser("");
  try {
    const page = await browser.newPage();
    const rows: Record<string, Record<string, string>> = {};
    for (const [name, { address, shows, save, follows }] of Object.entries(edits)) {
      await page.goto(`http://127.0.0.1:${port}${address}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const start = performance.now();
      const waits = follows.map(async (what) => [what, await said(`  ${what}`)] as const);
      const shown = showing(page, shows).then(() => (performance.now() - start) / 1_000);
      save(path);
      const times = Object.fromEntries(
        (await Promise.all(waits)).map(([what, line]) => [what, Number(/([\d.]+) s/.exec(line)?.[1])]),
      );
      const all: Record<string, number> = { ...times, page: await shown };
      for (const [what, most] of Object.entries(targets)) {
        const took = all[what] ?? Number.NaN;
        if (!(took <= most))
          missed.push(`${what} took ${seconds(took)} after an edit of ${name}, not ${seconds(most)}`);
      }
      rows[name] = Object.fromEntries(Object.entries(all).map(([what, took]) => [what, seconds(took)]));
    }
    console.table(rows);
  } finally {
    await browser.close();
    dev.kill("SIGTERM");
    await once(dev, "exit");
  }
}

/** Until the page shows it, through reloads of its own. */
async function showing(page: Page, text: string): Promise<void> {
  await page.locator("main", { hasText: text }).first().waitFor({ timeout: 60_000 });
}

/** The next line that begins so. */
function lineOf(lines: Interface, start: string): Promise<string> {
  return new Promise((resolve) => {
    const listen = (line: string) => {
      if (!line.startsWith(start)) return;
      lines.off("line", listen);
      resolve(line);
    };
    lines.on("line", listen);
  });
}

function seconds(time: number): string {
  return `${time.toFixed(2)} s`;
}

function replace(path: string, file: string, before: string, after: string): void {
  const text = readFileSync(join(path, file), "utf8");
  if (text.split(before).length !== 2) throw new Error(`${JSON.stringify(before)} does not stand once in ${file}`);
  writeFileSync(join(path, file), text.replace(before, after));
}
