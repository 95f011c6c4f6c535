import { execFile } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const requests = "requests==2.34.2";
const environment = fileURLToPath(new URL("../.venv", import.meta.url));

/**
 * Finds a Python that has requests: the machine's own, or a virtual environment of this repository, made when needed.
 *
 * @returns the interpreter to run.
 * @throws when Python is missing or the environment cannot be made; the message says what to install.
 */
export async function ensurePython(): Promise<string> {
  for (const python of ["python3", `${environment}/bin/python`]) {
    if (await hasRequests(python)) return python;
  }
  // Made beside its place and moved there, so that two test files at once cannot meet half an environment.
  const fresh = `${environment}.${process.pid}`;
  try {
    await run("python3", ["-m", "venv", fresh]);
    await run(`${fresh}/bin/python`, ["-m", "pip", "install", "--quiet", requests]);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(explain(error));
  }
  await rename(fresh, environment).catch(() => rm(fresh, { recursive: true }));
  return `${environment}/bin/python`;
}

async function hasRequests(python: string): Promise<boolean> {
  return run(python, ["-c", "import requests"]).then(
    () => true,
    () => false,
  );
}

function explain(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === "ENOENT")
    return "python3 is missing: install Python 3.9 or newer and put it on the PATH";
  return `python3 could not make a virtual environment with ${requests} (on Debian, install python3-venv): ${(error as Error).message}`;
}
