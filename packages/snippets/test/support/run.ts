import { execFile } from "node:child_process";
import { ensurePython } from "@signet/tools/python";

/** Programs that run snippets, each as its own process. */
export const runners = {
  bash: (code: string) => run("bash", ["--norc"], code),
  "bash with history expansion": (code: string) => run("bash", ["--norc"], `set -o history\nset -H\n${code}`),
  dash: (code: string) => run("dash", [], code),
  python: async (code: string) => run(await python(), ["-"], code),
};

let found: Promise<string> | undefined;

function python(): Promise<string> {
  found ??= ensurePython();
  return found;
}

/** Runs a program with a text as its standard input; fails with what it wrote on standard error. */
export function run(program: string, parameters: readonly string[], input: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile(program, parameters, { env: environment }, (error, output, errors) => {
      if (!error) return done(output);
      const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
      fail(
        new Error(missing ? `${program} is missing: install it and put it on the PATH` : `${error.message}\n${errors}`),
      );
    });
    child.stdin?.end(`${input}\n`);
  });
}

// No .curlrc, .netrc or proxy of the machine may change what a snippet sends.
const environment = {
  PATH: process.env.PATH,
  HOME: "/dev/null",
  LC_ALL: "C.UTF-8",
};
