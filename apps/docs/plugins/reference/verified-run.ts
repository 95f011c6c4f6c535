import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TargetName } from "@signet/snippets";
import type { RunningSandbox } from "@signet/tools/launch-sandbox";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { ensurePython } from "@signet/tools/python";
import type { Sample } from "./sample.ts";
import { findTools, runPrograms } from "./verifying-tools.ts";

/** What was run, and by what. */
export interface RunReport {
  /** Of the tools, the client and the sandbox that ran the rows; when one of them changes, every row is run again. */
  readonly fingerprint: string;
  readonly tools: Tools;
  /** A row for each text, by its SHA-256 in hex. */
  readonly rows: { readonly [hash: string]: RunRow };
}

/** What ran the snippets of each target, in words. */
export type Tools = { readonly [target: string]: string };

/** A text that ran and was answered with success. */
export interface RunRow {
  readonly operation: string;
  readonly target: string;
}

/** A program that a page can show or copy. */
export interface SnippetText {
  readonly operation: string;
  readonly method: string;
  readonly target: TargetName;
  readonly server: string;
  readonly token: string;
  readonly code: string;
}

/** Lists the programs of a sample. */
export function textsOf({ operation, method, target, token, snippets }: Sample): SnippetText[] {
  return snippets.flatMap(({ server, code, environment }) =>
    [code, environment].map((text) => ({ operation, method, target, server, token, code: text })),
  );
}

/** The key of a text in the report. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Runs against the sandbox every text that the kept report has no row for, and keeps the report of exactly these texts.
 *
 * @throws Error naming every snippet that was not answered with success.
 */
export async function runTexts(siteDir: string, texts: readonly SnippetText[]): Promise<RunReport> {
  const file = join(siteDir, ".verified/report.json");
  const python = await ensurePython();
  const tools = findTools(siteDir, python);
  const fingerprint = hashOf(JSON.stringify([tools, ...builtPackages.map((name) => hashOfFolder(siteDir, name))]));
  const kept: RunReport | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const known = kept?.fingerprint === fingerprint ? kept.rows : {};
  const wanted = new Map(texts.map((text) => [hashOf(text.code), text]));
  const missing = new Map([...wanted].filter(([hash]) => known[hash] === undefined));
  if (missing.size > 0) await runMissing(siteDir, python, missing);
  const rows = [...wanted].map(([hash, { operation, target }]): [string, RunRow] => [hash, { operation, target }]);
  const report = {
    fingerprint,
    tools,
    rows: Object.fromEntries(rows.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

async function runMissing(siteDir: string, python: string, missing: ReadonlyMap<string, SnippetText>): Promise<void> {
  const sandbox = await launchSandbox({ command: "built", flags: ["--no-limits"] });
  const folder = mkdtempSync(join(tmpdir(), "signet-verify-"));
  try {
    const run = async (hashes: readonly string[]) => {
      await sandbox.reset();
      const place = mkdtempSync(join(folder, "run-"));
      hashes.forEach((hash, index) => void writeText(place, index, hash, missing.get(hash), sandbox));
      symlinkSync(join(siteDir, "node_modules"), join(place, "node_modules"));
      return runPrograms({ place, python, drivers: join(siteDir, "verify"), sandbox });
    };
    const problems: string[] = [];
    for (const round of roundsOf(missing)) {
      // Where one snippet of a round changed what another asks for, that one has the last word in a fresh world.
      for (const hash of (await run(round)).keys()) {
        for (const problem of (await run([hash])).values()) {
          const { operation, target, server } = missing.get(hash) ?? {};
          problems.push(`${operation} in ${target} for ${server}: ${problem}`);
        }
      }
    }
    if (problems.length > 0) {
      throw new Error(
        `The sandbox did not answer these snippets with success, so no page may show them:\n${problems.join("\n")}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
    await sandbox.stop();
  }
}

/** What may run in one world: all that only reads, and after that each operation that writes once, what removes at the end. */
function roundsOf(texts: ReadonlyMap<string, SnippetText>): string[][] {
  const rounds = new Map<string, string[]>([["GET", []]]);
  const seen = new Map<string, number>();
  for (const [hash, { operation, method, target }] of texts) {
    const call = `${operation} ${target}`;
    const count = seen.get(call) ?? 0;
    seen.set(call, count + 1);
    const name = method === "GET" ? method : `${target} ${count}`;
    rounds.set(name, [...(rounds.get(name) ?? []), hash]);
  }
  const isLast = (hash: string) => Number(texts.get(hash)?.method === "DELETE");
  return [...rounds.values()].map((round) => round.sort((one, other) => isLast(one) - isLast(other)));
}

/** Only the base address and the token differ from what is shown. */
function writeText(
  place: string,
  index: number,
  hash: string,
  text: SnippetText | undefined,
  sandbox: RunningSandbox,
): void {
  if (text === undefined) return;
  const code = text.code.replaceAll(text.server, sandbox.url).replaceAll(text.token, sandbox.userToken);
  const folder = join(place, text.target);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${String(index).padStart(6, "0")}-${hash}.${extensions[text.target]}`), code);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "upload.bin"), upload);
}

function hashOfFolder(siteDir: string, name: string): string {
  const folder = join(siteDir, "node_modules/@signet", name, "dist");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(js|json)$/.test(file));
  return hashOf(
    files
      .sort()
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .join("\0"),
  );
}

/** What stands in the file that an upload sends: a list of domains, for that is the one upload of the contract. */
const upload = "domain\nteasel-and-sons.example\ncomfrey-labs.example\n";
const extensions = { curl: "sh", python: "py", typescript: "ts" } as const;
const builtPackages = ["client", "sandbox"];
