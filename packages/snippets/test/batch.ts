import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { TargetName } from "@signet/snippets";
import { ensurePython } from "../../../scripts/python.ts";

/** A snippet to run, and the number its request will be known by. */
export interface Numbered {
  readonly number: number;
  readonly code: string;
}

/** Where batches run, and whom they trust. */
export interface Place {
  readonly folder: string;
  readonly authority: string;
}

/** Runs many snippets of one target in one process, one after the other; answers what went wrong, by number. */
export type Batch = (snippets: readonly Numbered[], place: Place) => Promise<ReadonlyMap<number, string>>;

/** Every interpreter that snippets are run by, with the target it takes. A shell that is not here is left out. */
export const interpreters: readonly (readonly [name: string, target: TargetName, batch: Batch])[] = [
  ["bash", "curl", shell("bash", ["--norc"])],
  ["bash with history expansion", "curl", shell("bash", ["--norc"], "set -o history; set -H")],
  ["dash", "curl", shell("dash", [])],
  ...(isPresent("zsh") ? [["zsh", "curl", shell("zsh", ["-f"])] as const] : []),
  ["python", "python", python],
  ["node", "typescript", node],
];

/** The interpreters that were looked for and are not on this machine. */
export const missing: readonly string[] = isPresent("zsh") ? [] : ["zsh"];

function isPresent(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** The script comes by standard input: only what a shell reads as a command line is subject to history expansion. */
function shell(program: string, parameters: readonly string[], before = ":"): Batch {
  return async (snippets, place) => {
    const lines = snippets.map(({ number, code }) => `${code}\nprintf '\\n${mark}%s %s\\n' ${number} $?`);
    const output = await run(program, parameters, `${before}\n${lines.join("\n")}\n`, place);
    const marks = new RegExp(`^${mark}(\\d+) (\\d+)$`, "gm");
    const codes = new Map([...output.matchAll(marks)].map(([, number, code]) => [Number(number), code]));
    return failures(snippets, (number) => (codes.get(number) === "0" ? undefined : `exit code ${codes.get(number)}`));
  };
}

async function python(snippets: readonly Numbered[], place: Place): Promise<ReadonlyMap<number, string>> {
  return report(snippets, await run(await ensurePython(), ["-c", pythonLoop], JSON.stringify(snippets), place));
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
        result = repr(error)[:300]
    print("${mark}" + json.dumps([snippet["number"], result]))
`;

/** Each program is a file of its own, beside which the packages it imports are found. */
async function node(snippets: readonly Numbered[], place: Place): Promise<ReadonlyMap<number, string>> {
  const modules = join(place.folder, "node_modules");
  if (!existsSync(modules)) await symlink(`${import.meta.dirname}/../node_modules`, modules);
  const prefix = join(place.folder, crypto.randomUUID());
  await Promise.all(snippets.map(({ number, code }) => writeFile(`${prefix}-${number}.mts`, code)));
  const numbers = snippets.map(({ number }) => number);
  const loop = `
    const print = console.log;
    console.log = () => {};
    process.on("unhandledRejection", () => {});
    for (const number of ${JSON.stringify(numbers)}) {
      const result = await import(${JSON.stringify(prefix)} + "-" + number + ".mts").then(() => "", String);
      print(${JSON.stringify(mark)} + JSON.stringify([number, result.slice(0, 300)]));
    }
  `;
  const parameters = ["--conditions=@signet/source", "--input-type=module", "-"];
  return report(snippets, await run(process.execPath, parameters, loop, place));
}

function report(snippets: readonly Numbered[], output: string): ReadonlyMap<number, string> {
  const lines = output.split("\n").filter((line) => line.startsWith(mark));
  const results = new Map(lines.map((line): [number, string] => JSON.parse(line.slice(mark.length))));
  return failures(snippets, (number) => results.get(number) ?? "was not reached");
}

function failures(
  snippets: readonly Numbered[],
  reason: (number: number) => string | undefined,
): ReadonlyMap<number, string> {
  return new Map(
    snippets.flatMap(({ number }) => {
      const text = reason(number);
      return text ? [[number, text] as const] : [];
    }),
  );
}

/** The exit code is not looked at: a batch whose text breaks its interpreter shows as snippets that were not reached. */
function run(program: string, parameters: readonly string[], input: string, place: Place): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, parameters, { cwd: place.folder, env: environment(place) });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.resume();
    child.stdin.on("error", () => {});
    child.on("error", fail).on("close", () => done(output));
    child.stdin.end(input);
  });
}

/** No .curlrc, .netrc or proxy of the machine may change what a snippet sends, and only the recorder is trusted. */
function environment({ authority }: Place): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: "/dev/null",
    LC_ALL: "C.UTF-8",
    CURL_CA_BUNDLE: authority,
    REQUESTS_CA_BUNDLE: authority,
    NODE_EXTRA_CA_CERTS: authority,
  };
}
