import { execFile } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const isWindows = process.platform === "win32";
const command = isWindows ? "python" : "python3";
const interpreter = isWindows ? "Scripts/python.exe" : "bin/python";

/**
 * Finds a Python interpreter with requests, and creates a virtual environment if needed.
 *
 * @returns the interpreter to run.
 * @throws Error that names what to install.
 */
export async function ensurePython(): Promise<string> {
  if (await has(command, "requests")) return command;
  return join(await ensureEnvironment(".venv", "requests", "requests==2.34.2"), interpreter);
}

/**
 * Creates a virtual environment with packages in a folder of this repository, unless it exists.
 *
 * @param module - one that exists once they are installed.
 * @returns the path of the folder.
 * @throws Error that names what to install.
 */
export async function ensureEnvironment(
  name: string,
  module: string,
  ...requirements: readonly string[]
): Promise<string> {
  const environment = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  if (await has(join(environment, interpreter), module)) return environment;
  // Renamed once complete, because two processes may create it at the same time.
  const fresh = `${environment}.${process.pid}`;
  try {
    await run(command, ["-m", "venv", fresh]);
    await run(join(fresh, interpreter), ["-m", "pip", "install", "--quiet", ...requirements]);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(explain(error, requirements.join(", ")));
  }
  await rename(fresh, environment).catch(() => rm(fresh, { recursive: true }));
  return environment;
}

async function has(python: string, module: string): Promise<boolean> {
  return run(python, ["-c", `import ${module}`]).then(
    () => true,
    () => false,
  );
}

function explain(error: unknown, requirement: string): string {
  if ((error as NodeJS.ErrnoException).code === "ENOENT")
    return `${command} is missing: install Python 3.9 or newer, and put it on the PATH`;
  return `${command} cannot create a virtual environment with ${requirement}: on Debian, install python3-venv (${(error as Error).message})`;
}
