import { spawn } from "node:child_process";
import { once } from "node:events";

/** The exit code of a command, and everything that it printed. */
export interface Outcome {
  code: number;
  output: string;
}

/** Runs a command and captures its output. */
export async function run(
  folder: string,
  environment: NodeJS.ProcessEnv,
  command: string,
  ...args: readonly string[]
): Promise<Outcome> {
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, "close");
  return { code: code ?? 1, output };
}

/** Runs a command and returns its output. @throws Error with the end of the output, when it fails */
export async function runOrThrow(
  folder: string,
  environment: NodeJS.ProcessEnv,
  command: string,
  ...args: readonly string[]
): Promise<string> {
  const { code, output } = await run(folder, environment, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${output.slice(-4_000)}`);
  return output;
}
