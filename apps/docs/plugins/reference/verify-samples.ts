import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TargetName } from "@signet/snippets";
import { type RunOptions, runSnippets, type SnippetRun, toolVersions } from "@signet/snippets/verify";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { ensurePython } from "@signet/tools/python";
import type { Sample } from "./sample.ts";

/** The report of a run in which every snippet succeeded. */
export interface VerifiedReport {
  /** The names and versions of the tools that ran the snippets of a target. */
  readonly tools: Tools;
  /** The snippets by the SHA-256 of their code. */
  readonly rows: { readonly [hash: string]: { readonly operation: string; readonly target: TargetName } };
}

/** Tools by target; empty when nothing was run. */
export type Tools = { readonly [target in TargetName]?: string };

export function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

/**
 * Runs every code that samples show or copy against a sandbox.
 *
 * @throws Error naming each snippet that failed.
 */
export async function verifySamples(siteDir: string, samples: readonly Sample[]): Promise<VerifiedReport> {
  const python = await ensurePython();
  const sandbox = await launchSandbox({ command: "built", flags: ["--no-limits"] });
  try {
    const { url: server, ca, userToken, reset: beforeEach } = sandbox;
    const options = { server, ca, beforeEach, packages: siteDir, conditions: [], python };
    const rows = await runSamples(samples, userToken, options);
    return { tools: await findTools(siteDir, python), rows };
  } finally {
    await sandbox.stop();
  }
}

/**
 * Runs samples with a token, and returns the rows of the report.
 *
 * @throws Error naming each snippet that failed.
 */
export async function runSamples(
  samples: readonly Sample[],
  userToken: string,
  options: RunOptions,
): Promise<VerifiedReport["rows"]> {
  const snippets = samples.flatMap(({ operation, target, token, snippets }) =>
    snippets.flatMap(({ server, code, environment }) =>
      [code, environment].map((text) => {
        const write = (url: string) => text.replaceAll(server, url).replaceAll(token, userToken);
        return { operation, target, server, code: text, write };
      }),
    ),
  );
  // Snippets that differ only in the server and the token are the same program.
  const programs = [
    ...new Map(snippets.map((snippet) => [`${snippet.target} ${snippet.write("")}`, snippet])).values(),
  ];
  const runs = await runSnippets(programs, {
    ...options,
    // The one upload of the contract takes a list of domains.
    files: { "upload.bin": "domain\nteasel-and-sons.example\ncomfrey-labs.example\n" },
    environment: { BITSIGHT_API_TOKEN: userToken },
  });
  const failures = programs.flatMap(({ operation, target, server }, index) => {
    const problem = problemOf(runs[index]);
    return problem === undefined ? [] : [`${operation} in ${target} for ${server}: ${problem}`];
  });
  if (failures.length > 0) throw new Error(`snippets failed against the sandbox:\n${failures.join("\n")}`);
  const rows = snippets.map(({ operation, target, code }) => [hashOf(code), { operation, target }] as const);
  return Object.fromEntries(rows.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function problemOf(run: SnippetRun | undefined): string | undefined {
  const [request, ...others] = run?.requests ?? [];
  if (run?.problem !== undefined) return run.problem;
  if (request === undefined || others.length > 0) return `it sent ${run?.requests.length ?? 0} requests instead of one`;
  const { status } = request.response;
  return status >= 200 && status < 300 ? undefined : `the response has status ${status}`;
}

async function findTools(siteDir: string, python: string): Promise<Tools> {
  const { version } = JSON.parse(readFileSync(join(siteDir, "node_modules/@signet/client/package.json"), "utf8"));
  const tools = Object.fromEntries(
    (await toolVersions(python)).map(({ name, version }) => [name, `${name} ${version}`]),
  );
  const { curl = "", Python = "", requests = "", Node = "" } = tools;
  return { curl, python: `${Python} and ${requests}`, typescript: `${Node} and @signet/client ${version}` };
}
