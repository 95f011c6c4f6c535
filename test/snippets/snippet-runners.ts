import type { ChildProcess } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Interface } from "node:readline";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { ensurePython } from "@signet/tools/python";

/** Runs snippets one at a time, and fails with what a snippet fails with. */
export interface SnippetRunners extends AsyncDisposable {
  run(target: string, code: string): Promise<void>;
}

/**
 * Starts what runs snippets: a bash for each command, and one Python and one Node for all programs, which spend more time
 * on starting than on a call. Each program has names of its own there.
 */
export async function startSnippetRunners(folder: string, environment: NodeJS.ProcessEnv): Promise<SnippetRunners> {
  const options = { cwd: folder, env: environment };
  const python = startLoop(await ensurePython(), ["-u", "-c", pythonLoop], options);
  const node = startLoop(process.execPath, ["--input-type=module", "--eval", nodeLoop], options);
  let programs = 0;
  return {
    async run(target, code) {
      if (target === "curl") await promisify(execFile)("bash", ["-euo", "pipefail", "-c", code], options);
      else if (target === "python") await python.run(code);
      else if (target === "typescript") {
        const file = join(folder, `snippet-${programs++}.mts`);
        await writeFile(file, code);
        await node.run(file);
      } else throw new Error(`nothing runs ${target}`);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([python.stop(), node.stop()]);
    },
  };
}

/** A process that takes a JSON text a line, and answers each with one: null, or what went wrong. */
function startLoop(program: string, parameters: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const child: ChildProcess = spawn(program, parameters, { ...options, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<string>((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", (code) => done(`${program} ended with ${code}`));
  });
  const answers: Interface | undefined = child.stdout ? createInterface(child.stdout) : undefined;
  return {
    async run(text: string): Promise<void> {
      const answered = new Promise<string | null>((done) => answers?.once("line", (line) => done(JSON.parse(line))));
      child.stdin?.write(`${JSON.stringify(text)}\n`);
      const problem = await Promise.race([answered, ended]);
      if (problem !== null) throw new Error(problem);
    },
    async stop(): Promise<void> {
      child.stdin?.end();
      await ended;
    },
  };
}

const pythonLoop = `
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    problem = None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(json.loads(line), "snippet.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        problem = traceback.format_exc()
    print(json.dumps(problem))
`;

const nodeLoop = `
import { createInterface } from "node:readline";
const answer = console.log;
console.log = () => {};
for await (const line of createInterface(process.stdin)) {
  const problem = await import("file://" + JSON.parse(line)).then(() => null, (error) => String(error?.stack ?? error));
  answer(JSON.stringify(process.exitCode ? "exit code " + process.exitCode : problem));
  process.exitCode = undefined;
}
`;
