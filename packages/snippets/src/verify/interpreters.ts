import { spawn } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { TargetName } from "../targets/target.ts";
import { compilers } from "./compilers.ts";
import {
  type Command,
  certificateFile,
  type Interpreter,
  type InterpreterName,
  type Program,
  type Runner,
  resultMark,
  type Workplace,
} from "./runner.ts";

/**
 * Lists the installed programs that run snippets, and the names of missing ones.
 *
 * @param targets - the targets to run. Without them, Go and Java are left out, because compilers are slow.
 */
export function findInterpreters(targets: readonly TargetName[] = interpreted): {
  readonly found: readonly Interpreter[];
  readonly missing: readonly InterpreterName[];
} {
  const found = installedRunners().filter(({ target }) => targets.includes(target));
  const missing = [...shells, ...compilers].filter(({ name, target }) => {
    return targets.includes(target) && !found.some((runner) => runner.name === name);
  });
  return { found, missing: missing.map(({ name }) => name) };
}

export function installedRunners(): readonly Runner[] {
  const isInstalled = ({ program }: { readonly program: string }) =>
    (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
  return [...shells.filter(isInstalled), pythonInterpreter, ...nodeInterpreters, ...compilers.filter(isInstalled)];
}

/**
 * Runs programs one after the other in one process. A program that ends the process fails, and those after it run in a new
 * one.
 *
 * @returns the problem of each program that failed, by its number.
 */
export async function runPrograms(
  { start }: Runner,
  programs: readonly Program[],
  workplace: Workplace,
  onResult: () => void,
): Promise<ReadonlyMap<number, string>> {
  const problems = new Map<number, string>();
  let rest = programs;
  while (rest.length > 0) {
    const command = await start(rest, workplace);
    const results = new Map<number, string>();
    const { errors, isStarted } = await runProcess(command, workplace, (number, problem) => {
      results.set(number, problem);
      onResult();
    });
    for (const [number, problem] of results)
      if (problem !== "") problems.set(number, `${problem}${errors && `: ${errors}`}`);
    const [ended, ...others] = rest.filter(({ number }) => !results.has(number));
    if (ended) problems.set(ended.number, `the interpreter ended: ${errors}`);
    if (!isStarted) for (const { number } of others) problems.set(number, errors);
    rest = isStarted ? others : [];
  }
  return problems;
}

function shell(name: InterpreterName, program: string, parameters: readonly string[], setup = ":") {
  return {
    name,
    program,
    target: "curl" as const,
    // The script is read from standard input: only there history expansion applies.
    async start(programs: readonly Program[], { serverVariable }: Workplace) {
      const blocks = programs.map(
        ({ number, code, server }) =>
          `export ${serverVariable}=${server}\n${code}\nprintf '\\n${resultMark}[%s, "%s"]\\n' ${number} "$(s=$?; test $s = 0 || printf 'exit code %s' $s)"`,
      );
      return { program, parameters, input: `${setup}\n${blocks.join("\n")}\n` };
    },
  };
}

/** Each program is compiled from its bytes, as a file of its own would be. */
const pythonLoop = `
import contextlib, io, json, os, sys
sys.stdin.reconfigure(encoding="utf-8")
task = json.load(sys.stdin)
for snippet in task["programs"]:
    os.environ[task["serverVariable"]] = snippet["server"]
    try:
        program = compile(snippet["code"].encode(), "snippet.py", "exec")
        with contextlib.redirect_stdout(io.StringIO()):
            exec(program, {"__name__": "__main__"})
        result = ""
    except BaseException as error:
        result = repr(error)[:500]
    print("${resultMark}" + json.dumps([snippet["number"], result]), flush=True)
`;

const pythonInterpreter: Runner = {
  name: "python",
  target: "python",
  async start(programs, { python = "python3", serverVariable }) {
    return { program: python, parameters: ["-c", pythonLoop], input: JSON.stringify({ programs, serverVariable }) };
  },
};

const nodeLoop = `
import { readFileSync } from "node:fs";
const { files, serverVariable } = JSON.parse(readFileSync(0, "utf8"));
const print = console.log;
console.log = () => {};
console.error = () => {};
process.on("unhandledRejection", () => {});
for (const { number, file, server } of files) {
  process.env[serverVariable] = server;
  const problem = await import(file).then(() => (process.exitCode ? "exit code " + process.exitCode : ""), String);
  process.exitCode = undefined;
  print("${resultMark}" + JSON.stringify([number, problem.slice(0, 500)]));
}
`;

// Packages resolve as they do in this process.
const conditionsHere = process.execArgv.flatMap((parameter) => /^--conditions=(.+)/.exec(parameter)?.[1] ?? []);

/** Each program is a module of its own, next to the packages it imports. */
const node = (name: InterpreterName, target: TargetName, ending: string): Runner => ({
  name,
  target,
  async start(programs, { folder, packages = process.cwd(), conditions = conditionsHere, serverVariable }) {
    const modules = join(folder, "node_modules");
    // Not awaited, because another interpreter may start in the same folder.
    if (!existsSync(modules)) symlinkSync(join(packages, "node_modules"), modules, "junction");
    const files = programs.map(({ number, server }) => {
      return { number, server, file: pathToFileURL(join(folder, `${name}-${number}.${ending}`)).href };
    });
    await Promise.all(programs.map(({ number, code }) => writeFile(join(folder, `${name}-${number}.${ending}`), code)));
    const parameters = [...conditions.map((name) => `--conditions=${name}`), "--input-type=module", "--eval", nodeLoop];
    return { program: process.execPath, parameters, input: JSON.stringify({ files, serverVariable }) };
  },
});

const nodeInterpreters = [node("node", "typescript", "mts"), node("javascript", "javascript", "mjs")];

const interpreted: readonly TargetName[] = ["curl", "python", "typescript", "javascript"];

const shells = [
  shell("bash", "bash", ["--norc"], "set -o history; set -H"),
  shell("plain bash", "bash", ["--norc"]),
  shell("dash", "dash", []),
  shell("zsh", "zsh", ["-f"]),
];

function runProcess(
  { program, parameters, input }: Command,
  workplace: Workplace,
  onResult: (number: number, problem: string) => void,
): Promise<{ readonly errors: string; readonly isStarted: boolean }> {
  return new Promise((done) => {
    const child = spawn(program, parameters, { cwd: workplace.folder, env: environmentOf(workplace) });
    let errors = "";
    createInterface(child.stdout).on("line", (line) => {
      if (line.startsWith(resultMark)) onResult(...(JSON.parse(line.slice(resultMark.length)) as [number, string]));
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors = (errors + text).slice(-500);
    });
    child.stdin.on("error", () => {});
    child.on("error", (error) => done({ errors: error.message, isStarted: false }));
    child.on("close", () => done({ errors, isStarted: true }));
    child.stdin.end(input);
  });
}

/** No .curlrc, .netrc or proxy of the machine may change a request, and only the recorder is trusted. */
function environmentOf({ folder, environment }: Workplace): NodeJS.ProcessEnv {
  const certificate = join(folder, certificateFile);
  const trust = ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LC_ALL: "C.UTF-8",
    ...Object.fromEntries(trust.map((name) => [name, certificate])),
    ...environment,
  };
}
