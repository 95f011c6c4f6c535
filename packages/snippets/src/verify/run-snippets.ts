import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { SnippetError } from "../errors.ts";
import type { TargetName } from "../targets/target.ts";
import { installedRunners, runPrograms } from "./interpreters.ts";
import { type RecordedRequest, startRecorder } from "./recorder.ts";
import type { RunOptions } from "./run-options.ts";
import { certificateFile, type InterpreterName } from "./runner.ts";

/** A snippet to run. */
export interface RunnableSnippet {
  readonly target: TargetName;
  /** The program that runs it. @defaultValue `"bash"`, `"python"` or `"node"` */
  readonly interpreter?: InterpreterName | undefined;
  /** Returns the code that calls the API at a base URL. A SnippetError that it throws is part of the result. */
  readonly write: (server: string) => string;
}

/** The result of running a snippet. */
export interface SnippetRun {
  readonly interpreter: InterpreterName;
  readonly target: TargetName;
  /** The requests that it sent, and their responses. */
  readonly requests: readonly RecordedRequest[];
  /** Why the program failed. */
  readonly problem: string | undefined;
  /** Why it was not written. */
  readonly refusal: SnippetError | undefined;
}

/**
 * Runs snippets as programs and records what each of them sends: one process for each interpreter.
 *
 * @returns one result for each snippet, in the same order.
 * @throws the error of `beforeEach`, and an error for an interpreter that is not installed.
 *
 * @example
 * ```ts
 * const [run] = await runSnippets([{ target: "curl", write: (server) => `curl ${server}/v1/books` }]);
 * run.requests[0].target; // "/v1/books"
 * ```
 */
export async function runSnippets(
  snippets: readonly RunnableSnippet[],
  options: RunOptions = {},
): Promise<readonly SnippetRun[]> {
  const recorder = await startRecorder(options);
  const folder = await mkdtemp(join(tmpdir(), "signet-snippets-"));
  try {
    const workplace = { ...options, folder, serverVariable: options.serverVariable ?? "BITSIGHT_API_BASE" };
    for (const [path, content] of Object.entries({ ...options.files, [certificateFile]: recorder.certificate })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const written = snippets.map(({ target, interpreter = interpreters[target], write }, number) => {
      const server = recorder.url(number);
      return { number, target, interpreter, server, ...attempt(() => writeFor(interpreter, write(server))) };
    });
    let done = 0;
    const onResult = () => options.onProgress?.(++done, written.length);
    const groups = Map.groupBy(written, ({ interpreter }) => interpreter);
    const problems = await Promise.all(
      [...groups].map(([name, group]) => {
        const interpreter = installedRunners().find((one) => one.name === name);
        if (!interpreter) throw new Error(`${name} is not installed: install it and put it on the PATH`);
        const programs = group.flatMap(({ code, ...program }) => (code === undefined ? [] : [{ ...program, code }]));
        return runPrograms(interpreter, programs, workplace, onResult);
      }),
    );
    recorder.assertReset();
    return written.map(({ number, target, interpreter, refusal }) => {
      const problem = problems.find((one) => one.has(number))?.get(number);
      return { interpreter, target, requests: recorder.requests(number), problem, refusal };
    });
  } finally {
    await recorder.close();
    // Go's telemetry may still be writing.
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

/** A tool and its version. */
export interface ToolVersion {
  readonly name: string;
  readonly version: string;
}

/** Lists the versions of curl, Python, requests and Node; a missing tool has the version `"missing"`. */
export async function toolVersions(python = "python3"): Promise<readonly ToolVersion[]> {
  const version = async (name: string, program: string, parameters: readonly string[]) => {
    const { stdout } = await promisify(execFile)(program, parameters).catch(() => ({ stdout: "" }));
    return { name, version: /\d[\w.]*/.exec(stdout)?.[0] ?? "missing" };
  };
  return [
    ...(await Promise.all([
      version("curl", "curl", ["--version"]),
      version("Python", python, ["--version"]),
      version("requests", python, ["-c", "import requests; print(requests.__version__)"]),
    ])),
    { name: "Node", version: process.versions.node },
  ];
}

/** dash 0.5.12 and older do not have `$'…'`. */
function writeFor(interpreter: InterpreterName, code: string): string {
  if (interpreter !== "dash" || !code.includes("$'")) return code;
  throw new SnippetError("ERR_UNSUPPORTED_VALUE", "dash has no quotes for control characters: use bash or zsh.");
}

function attempt(write: () => string): { readonly code?: string; readonly refusal?: SnippetError } {
  try {
    return { code: write() };
  } catch (error) {
    if (error instanceof SnippetError) return { refusal: error };
    throw error;
  }
}

const interpreters = {
  curl: "bash",
  python: "python",
  typescript: "node",
  javascript: "javascript",
  go: "go",
  java: "java",
} as const;
