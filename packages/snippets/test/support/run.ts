import { execFile } from "node:child_process";

/** Runs a program with a text as standard input; fails with its standard error output. */
export function run(program: string, parameters: readonly string[], input: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile(program, parameters, { env: environment }, (error, output, errors) => {
      if (error) fail(new Error(`${error.message}\n${errors}`));
      else done(output);
    });
    child.stdin?.end(`${input}\n`);
  });
}

// No .curlrc, .netrc or proxy of the machine may change a request.
const environment = {
  PATH: process.env.PATH,
  HOME: "/dev/null",
  LC_ALL: "C.UTF-8",
};
