import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A folder with the launcher, a lockfile, scripts that say how they were run, and a pnpm that writes down its arguments. */
let folder: string;
let registry: Server;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "signet-launcher-"));
  write("tools/run.mjs", readFileSync(join(root, "tools/run.mjs"), "utf8"));
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
  const script = "console.log(process.env.NODE_OF, ...process.argv.slice(2)); process.exit(process.argv.length - 2);";
  for (const file of ["tools/commands/start.ts", "tools/commands/release.ts"]) write(file, script);
  write("only-curl/curl", "#!/bin/sh\n");
  write("pinned-node", `#!/bin/sh\nNODE_OF=repository exec '${process.execPath}' "$@"\n`);
  write(
    "bin/pnpm",
    `#!/bin/sh
cd '${folder}'
case "$1" in config) echo undefined; exit ;; --version) exit ;; esac
echo "$@" >> installs
[ -n "$FAILURE" ] && echo "$FAILURE" && exit 1
mkdir -p node_modules/.bin node_modules/.pnpm && cp pinned-node node_modules/.bin/node
case "$*" in *--filter*) ;; *) cp pnpm-lock.yaml node_modules/.pnpm/lock.yaml ;; esac
`,
  );
  registry = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(registry, "listening");
  environment = {
    PATH: process.env.PATH ?? "",
    npm_execpath: join(folder, "bin/pnpm"),
    HTTPS_PROXY: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
    SANDBOX_PORT: String(await freePort()),
    DOCS_PORT: String(await freePort()),
  };
});
afterEach(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

describe("the launcher of the root scripts", () => {
  test("installs what start needs once, and again when the lockfile changes, and runs it on the pinned Node", async () => {
    expect(await launch("start")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\[1\/3\] Installing/) });
    expect(await launch("start")).toEqual({ code: 0, stdout: "repository\n", stderr: "" });
    expect(installs()).toHaveLength(1);
    expect(installs()[0]).toMatch(/--frozen-lockfile.*--filter=@signet\/docs\.\.\. --filter=@signet\/sandbox\.\.\./);
    write("pnpm-lock.yaml", "lockfileVersion: '9.1'\n");
    expect((await launch("start")).code).toBe(0);
    expect(installs()).toHaveLength(2);
  });

  test("installs everything for other scripts, and nothing more for start after that", async () => {
    await launch("start");
    await launch("release");
    await launch("release");
    await launch("start");
    expect(installs().map((line) => line.includes("--filter"))).toEqual([true, false]);
  });

  test("passes arguments on, and returns the script's exit code", async () => {
    await launch("release");
    const result = await launch("release", "--dry-run", "two words");
    expect(result).toMatchObject({ code: 2, stdout: "repository --dry-run two words\n" });
  });

  test("says how long all tests take, names each part, and runs only the tests that arguments name", async () => {
    await launch("release");
    for (const name of ["biome", "tsc", "turbo", "vitest"]) {
      write(`node_modules/.bin/${name}`, `#!/bin/sh\necho ${name} ran, NO_COLOR=$NO_COLOR: "$@"\n`);
    }
    for (const name of ["supply-chain", "borders", "prose"]) write(`tools/commands/${name}.ts`, "");
    const { stdout } = await launch("test");
    expect(stdout).toMatch(/^The linters, the build and all tests: about \d+ minutes/);
    expect(stdout).toMatch(
      /\n> turbo .* drift check build\nturbo ran, NO_COLOR=1: .*\n> vitest run\nvitest ran.*: run\n$/,
    );
    const part = await launch("test", "--project", "client");
    expect(part).toMatchObject({ code: 0, stdout: "vitest ran, NO_COLOR=1: run --project client\n" });
  });

  test("stops the script when pnpm has been killed", async () => {
    await launch("start");
    write("tools/commands/start.ts", 'console.log("started"); setInterval(() => {}, 1e6);');
    const pnpm =
      'require("node:child_process").spawn(process.execPath, ["tools/run.mjs", "start"], { stdio: "inherit" })';
    const stdio = ["ignore", "pipe", "ignore"] as const;
    const child = spawn(process.execPath, ["-e", pnpm], { cwd: folder, env: environment, stdio: [...stdio] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    // The output ends when no process holds it.
    await once(child.stdout, "close");
  });

  test("names the scripts when there is none of that name", async () => {
    expect(await launch("strat")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^pnpm strat: .*start, dev/),
    });
  });
});

test("the README and CI name the pinned pnpm, and CI runs the README's test command", () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, "../..", file), "utf8");
  const { packageManager }: { packageManager: string } = JSON.parse(read("package.json"));
  const commands = [...read("README.md").matchAll(/^npx (.+)$/gm)].map(([, command]) => command);
  expect(commands).toEqual([`${packageManager} start`, `${packageManager} test`]);
  expect(read(".ci/run")).toContain(`npx --yes ${commands[1]}`);
  for (const file of ["README.md", ".ci/run", ".github/actions/setup/action.yml", "tools/run.mjs"]) {
    for (const [named] of read(file).matchAll(/pnpm@[\d.]+\d/g)) expect(named, file).toBe(packageManager);
  }
});

describe("before anything is installed, one line names the fix for", () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ["no curl", ["start"], { PATH: "/nowhere" }, /curl is missing: install it/],
    ["no git", ["check"], { PATH: "/nowhere" }, /git is missing: install it/],
    ["a port that is no number", ["start"], { DOCS_PORT: "http" }, /DOCS_PORT must be a port .* got "http"/],
    ["a port out of range", ["dev"], { SANDBOX_PORT: "70000" }, /SANDBOX_PORT must be a port .* got "70000"/],
    ["one port for both", ["start"], { SANDBOX_PORT: "5000", DOCS_PORT: "5000" }, /SANDBOX_PORT and DOCS_PORT/],
    [
      "no network",
      ["start"],
      { HTTPS_PROXY: "http://127.0.0.1:1" },
      /127\.0\.0\.1 cannot be reached \(ECONNREFUSED\): .*/,
    ],
    ["no pnpm", ["start"], { npm_execpath: "", PATH: "only-curl" }, /pnpm is missing: run npx pnpm@/],
  ])("%s", async (_, args, changes, message) => {
    Object.assign(environment, changes);
    await expectFailure(args, message);
  });

  test.each([
    [
      "an old Node",
      'Object.defineProperty(process, "versions", { value: { node: "16.20.2" } })',
      /Node 16\.20\.2 is too old: install Node 18/,
    ],
    [
      "a full disk",
      "fs.statfsSync = () => ({ bavail: 100_000, bsize: 4096 })",
      /disk of .* is full: free 1000 MB \(409 MB are free/,
    ],
    [
      "a read-only folder",
      'fs.accessSync = () => { throw Object.assign(new Error(), { code: "EROFS" }); }',
      /cannot be written to \(EROFS\): .*clone/,
    ],
  ])("%s", async (_, program, message) => {
    const preload = `data:text/javascript,import fs from "node:fs"; ${program}`;
    environment.NODE_OPTIONS = `--import="${encodeURI(preload)}"`;
    await expectFailure(["start"], message);
  });

  test.each(["SANDBOX_PORT", "DOCS_PORT"])("a taken %s", async (variable) => {
    const taken = createServer().listen(Number(environment[variable]), "127.0.0.1");
    await once(taken, "listening");
    await expectFailure(["start"], new RegExp(`port ${environment[variable]} is taken .*: stop .* or set ${variable}`));
    taken.close();
  });
});

describe("a failed install", () => {
  test.each([
    ["ENOSPC: no space left on device", /^pnpm start: the disk is full: free 650 MB, then start again$/],
    ["ERR_PNPM_X  Something else", /^pnpm start: the dependencies cannot be installed:\nERR_PNPM_X {2}Something else$/],
  ])("is explained: %s", async (failure, message) => {
    environment.FAILURE = failure;
    const { code, stderr } = await launch("start");
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(message);
  });
});

test("every file and folder that a script names exists", () => {
  const launcher = readFileSync(join(root, "tools/run.mjs"), "utf8");
  const paths = [...launcher.matchAll(/(?<=[ "])(?:apps|bench|packages|test|tools)\/[\w./-]*/g)].map(([path]) => path);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

async function expectFailure(args: string[], message: RegExp): Promise<void> {
  const { code, stdout, stderr } = await launch(...args);
  expect(stderr).toMatch(/^pnpm \w+: [^\n]+\n$/);
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(existsSync(join(folder, "installs"))).toBe(false);
}

function launch(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const command = ["tools/run.mjs", ...args];
    execFile(process.execPath, command, { cwd: folder, env: environment }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

function installs(): string[] {
  return readFileSync(join(folder, "installs"), "utf8").trim().split("\n");
}

function write(file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o755 });
}
