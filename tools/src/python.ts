import { execFile } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Finds a Python interpreter with requests, and creates a virtual environment if needed.
 *
 * @returns the interpreter to run.
 * @throws Error that names what to install.
 */
export async function ensurePython(): Promise<string> {
  if (await has("python3", "requests")) return "python3";
  return `${await ensureEnvironment(".venv", "requests", "requests==2.34.2")}/bin/python`;
}

/**
 * Creates a virtual environment with a package in a folder of this repository, unless it exists.
 *
 * @returns the path of the folder.
 * @throws Error that names what to install.
 */
export async function ensureEnvironment(name: string, module: string, requirement: string): Promise<string> {
  const environment = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  if (await has(`${environment}/bin/python`, module)) return environment;
  // Renamed once complete, because two processes may create it at the same time.
  const fresh = `${environment}.${process.pid}`;
  try {
    await run("python3", ["-m", "venv", fresh]);
    await run(`${fresh}/bin/python`, ["-m", "pip", "install", "--quiet", requirement]);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(explain(error, requirement));
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
    return "python3 is missing: install Python 3.9 or newer, and put it on the PATH";
  return `python3 cannot create a virtual environment with ${requirement}: on Debian, install python3-venv (${(error as Error).message})`;
}
