import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type RecordedRequest,
  type RunOptions,
  runSnippets,
  type SnippetRun,
  toolVersions,
} from "@signet/snippets/verify";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { ensurePython } from "@signet/tools/python";
import type { Sample } from "../plugins/reference/sample.ts";

export const siteDir: string = join(import.meta.dirname, "..");

/** The run of a sample's program for one server. */
export interface SampleRun {
  readonly operation: string;
  readonly target: Sample["target"];
  /** Why the run failed, with the snippet's name. */
  readonly problem: string | undefined;
  readonly response: RecordedRequest["response"] | undefined;
}

/** Runs every text that samples show or copy against a sandbox: both from the source, or both as they are published. */
export async function runInSandbox(samples: readonly Sample[], packages: "source" | "built"): Promise<SampleRun[]> {
  const python = await ensurePython();
  // Few companies, because each write is followed by a reset, which generates all data.
  const sandbox = await launchSandbox({ command: packages, flags: ["--no-limits", "--companies", "10"] });
  try {
    const { url: server, ca, userToken, reset: beforeEach } = sandbox;
    const conditions = packages === "source" ? ["@signet/source"] : [];
    return await runSamples(samples, userToken, { server, ca, beforeEach, packages: siteDir, conditions, python });
  } finally {
    await sandbox.stop();
  }
}

/** Runs samples with a token. */
export async function runSamples(
  samples: readonly Sample[],
  userToken: string,
  options: RunOptions,
): Promise<SampleRun[]> {
  const snippets = samples.flatMap(({ operation, target, token, snippets }) =>
    snippets.flatMap(({ server, code, environment }) =>
      [code, environment].map((text) => {
        const write = (url: string) => {
          const written = text.replaceAll(server, url);
          return token === undefined ? written : written.replaceAll(token, userToken);
        };
        return { operation, target, write };
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
  return programs.map(({ operation, target }, index) => {
    const problem = problemOf(runs[index]);
    const name = problem && `${operation} in ${target}: ${problem}`;
    return { operation, target, problem: name, response: runs[index]?.requests[0]?.response };
  });
}

function problemOf(run: SnippetRun | undefined): string | undefined {
  const [request, ...others] = run?.requests ?? [];
  if (run?.problem !== undefined) return run.problem;
  if (request === undefined || others.length > 0) return `it sent ${run?.requests.length ?? 0} requests instead of one`;
  const { status } = request.response;
  return status >= 200 && status < 300 ? undefined : `the response has status ${status}`;
}

/** Names the tools of this machine that run each target's snippets. */
export async function findTools(): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(readFileSync(join(siteDir, "node_modules/@signet/client/package.json"), "utf8"));
  const tools = Object.fromEntries(
    (await toolVersions(await ensurePython())).map(({ name, version }) => [name, `${name} ${version}`]),
  );
  const { curl = "", Python = "", requests = "", Node = "" } = tools;
  return { curl, python: `${Python} and ${requests}`, typescript: `${Node} and @signet/client ${version}` };
}
