import { spawn } from "node:child_process";
import { once } from "node:events";

/** How a command ended, and all that it printed. */
export interface Outcome {
  code: number;
  output: string;
}

/** Runs a command to its end without a word; what it printed is for whoever has to explain a failure. */
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

/** The same, for steps without which there is no going on. @throws Error with the end of what the command printed */
export async function must(
  folder: string,
  environment: NodeJS.ProcessEnv,
  command: string,
  ...args: readonly string[]
): Promise<string> {
  const { code, output } = await run(folder, environment, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${output.slice(-4_000)}`);
  return output;
}
