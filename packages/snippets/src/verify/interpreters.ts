import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { TargetName } from "../targets/target.ts";

/** A snippet to run, and the number its request is known by. */
export interface NumberedSnippet {
  readonly number: number;
  readonly code: string;
}

/** Where snippets run. */
export interface Workplace {
  /** A folder of their own. */
  readonly folder: string;
  /** The path of the certificate to trust. */
  readonly certificate: string;
  /** The folder whose packages they may import. */
  readonly packages: string;
  readonly python: string;
  /** The conditions by which Node resolves packages. */
  readonly conditions: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A program that runs the snippets of one target. */
export interface Interpreter {
  readonly name: string;
  readonly target: TargetName;
  readonly run: RunBatch;
}

/** Runs snippets one after the other in one process; answers what went wrong, by number. */
export type RunBatch = (snippets: readonly NumberedSnippet[], place: Workplace) => Promise<ReadonlyMap<number, string>>;

/** A tool and its version. */
export interface ToolVersion {
  readonly name: string;
  readonly version: string;
}

/** Every program that snippets can be run by here, and the names of those that were looked for and are missing. */
export function findInterpreters(): { readonly found: readonly Interpreter[]; readonly missing: readonly string[] } {
  const shells: readonly Interpreter[] = [
    { name: "bash", target: "curl", run: shell("bash", ["--norc"], "set -o history; set -H") },
    { name: "dash", target: "curl", run: shell("dash", [], ":") },
    { name: "zsh", target: "curl", run: shell("zsh", ["-f"], ":") },
  ];
  const present = shells.filter(({ name }) => isPresent(name));
  const missing = shells.filter((one) => !present.includes(one)).map(({ name }) => name);
  const others: readonly Interpreter[] = [
    { name: "python", target: "python", run: runPython },
    { name: "node", target: "typescript", run: runNode },
  ];
  return { found: [...present, ...others], missing };
}

/** Asks each tool for its version; a tool that is missing says so. */
export async function toolVersions(python: string): Promise<readonly ToolVersion[]> {
  const ask = async (program: string, parameters: readonly string[], pattern: RegExp) => {
    const { stdout } = await promisify(execFile)(program, parameters).catch(() => ({ stdout: "" }));
    return pattern.exec(stdout)?.[1] ?? "missing";
  };
  const versions = await Promise.all([
    ask("curl", ["--version"], /^curl (\S+)/),
    ask(python, ["--version"], /^Python (\S+)/),
    ask(python, ["-c", "import requests; print(requests.__version__)"], /^(\S+)/),
  ]);
  const names = ["curl", "Python", "requests"];
  return [
    ...names.map((name, index) => ({ name, version: versions[index] ?? "missing" })),
    { name: "Node", version: process.versions.node },
  ];
}

function isPresent(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** The script comes by standard input: only there is a text subject to history expansion. */
export function shell(program: string, parameters: readonly string[], before: string): RunBatch {
  return async (snippets, place) => {
    const lines = snippets.map(({ number, code }) => `${code}\nprintf '\\n${mark}%s %s\\n' ${number} $?`);
    const { output, errors } = await runProgram(program, parameters, `${before}\n${lines.join("\n")}\n`, place);
    const marks = [...output.matchAll(new RegExp(`^${mark}(\\d+) (\\d+)$`, "gm"))];
    const known = new Map(
      marks.map(([, number, status]) => [Number(number), status === "0" ? "" : `exit code ${status}: ${errors}`]),
    );
    return problems(snippets, known, errors);
  };
}

async function runPython(snippets: readonly NumberedSnippet[], place: Workplace): Promise<ReadonlyMap<number, string>> {
  return results(snippets, await runProgram(place.python, ["-c", pythonLoop], JSON.stringify(snippets), place));
}

const mark = "snippet-result ";

/** Each program is compiled from its bytes, as a file of its own would be. */
const pythonLoop = `
import contextlib, io, json, sys
sys.stdin.reconfigure(encoding="utf-8")
for snippet in json.load(sys.stdin):
    try:
        program = compile(snippet["code"].encode(), "snippet.py", "exec")
        with contextlib.redirect_stdout(io.StringIO()):
            exec(program, {"__name__": "__main__"})
        result = ""
    except BaseException as error:
        result = repr(error)[:500]
    print("${mark}" + json.dumps([snippet["number"], result]))
`;

/** Each program is a file of its own, beside which the packages it imports are found. */
async function runNode(snippets: readonly NumberedSnippet[], place: Workplace): Promise<ReadonlyMap<number, string>> {
  const modules = join(place.folder, "node_modules");
  const packages = join(place.packages, "node_modules");
  if (!existsSync(modules) && existsSync(packages)) await symlink(packages, modules, "junction");
  const prefix = join(place.folder, crypto.randomUUID());
  await Promise.all(snippets.map(({ number, code }) => writeFile(`${prefix}-${number}.mts`, code)));
  const loop = `
    const print = console.log;
    console.log = () => {};
    process.on("unhandledRejection", () => {});
    for (const number of ${JSON.stringify(snippets.map(({ number }) => number))}) {
      const result = await import(${JSON.stringify(`file://${prefix}-`)} + number + ".mts").then(() => "", String);
      print(${JSON.stringify(mark)} + JSON.stringify([number, result.slice(0, 500)]));
    }
  `;
  const parameters = [...place.conditions.map((name) => `--conditions=${name}`), "--input-type=module", "-"];
  return results(snippets, await runProgram(process.execPath, parameters, loop, place));
}

function results(snippets: readonly NumberedSnippet[], { output, errors }: ProgramOutput): ReadonlyMap<number, string> {
  const lines = output.split("\n").filter((line) => line.startsWith(mark));
  const known = new Map(lines.map((line): [number, string] => JSON.parse(line.slice(mark.length))));
  return problems(snippets, known, errors);
}

/** A program that ends its interpreter leaves those behind it unreached. */
function problems(
  snippets: readonly NumberedSnippet[],
  known: ReadonlyMap<number, string>,
  errors: string,
): ReadonlyMap<number, string> {
  return new Map(
    snippets.flatMap(({ number }): [number, string][] => {
      const problem = known.get(number) ?? `not reached: ${errors}`;
      return problem === "" ? [] : [[number, problem]];
    }),
  );
}

interface ProgramOutput {
  readonly output: string;
  readonly errors: string;
}

function runProgram(
  program: string,
  parameters: readonly string[],
  input: string,
  place: Workplace,
): Promise<ProgramOutput> {
  return new Promise((done) => {
    const child = spawn(program, parameters, { cwd: place.folder, env: environmentOf(place) });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors = (errors + text).slice(-500);
    });
    child.stdin.on("error", () => {});
    child.on("error", (error) => done({ output, errors: error.message }));
    child.on("close", () => done({ output, errors }));
    child.stdin.end(input);
  });
}

/** No .curlrc, .netrc or proxy of the machine may change what a snippet sends, and only the recorder is trusted. */
function environmentOf({ folder, certificate, environment }: Workplace): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LC_ALL: "C.UTF-8",
    CURL_CA_BUNDLE: certificate,
    SSL_CERT_FILE: certificate,
    REQUESTS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    ...environment,
  };
}
