import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface Scratch extends Disposable {
  path: string;
  /** Runs a command in the copy and returns its exit code and output. */
  run(command: string, ...args: string[]): { code: number; output: string };
}

/** Copies every file that git tracks or would add, and returns their paths. Files that were deleted here are deleted there. */
export function copyWorkingTree(path: string): string[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
  });
  const files = list.split("\0").filter(Boolean);
  for (const file of files.filter((name) => !existsSync(join(root, name)))) rmSync(join(path, file), { force: true });
  const existing = files.filter((file) => existsSync(join(root, file)));
  for (const file of existing) cpSync(join(root, file), join(path, file), { force: true });
  return existing;
}

/** Copies the working tree, and links the installed packages. */
export function createScratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), "signet-scratch-"));
  const files = copyWorkingTree(path);
  mkdirSync(join(path, "node_modules"));
  for (const entry of readdirSync(join(root, "node_modules")).filter((name) => name !== "@signet"))
    symlinkSync(join(root, "node_modules", entry), join(path, "node_modules", entry));
  const manifests = files.filter((file) => file.endsWith("/package.json"));
  // Links between packages are relative, so in the copy they point into the copy.
  for (const modules of ["node_modules/@signet", ...manifests.map((file) => join(dirname(file), "node_modules"))]) {
    if (existsSync(join(root, modules)))
      cpSync(join(root, modules), join(path, modules), { recursive: true, verbatimSymlinks: true });
  }
  const env = {
    ...process.env,
    PATH: `${join(path, "node_modules/.bin")}:${process.env.PATH}`,
    // Tasks whose inputs are as in this repository are not run again.
    TURBO_CACHE_DIR: join(root, ".turbo/cache"),
  };
  return {
    path,
    run(command, ...args) {
      try {
        return { code: 0, output: execFileSync(command, args, { cwd: path, encoding: "utf8", stdio: "pipe", env }) };
      } catch (error) {
        const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
        if (status === null) throw error;
        return { code: status, output: `${stdout}${stderr}` };
      }
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}
