/**
 * Runs a root script: `node tools/run.mjs NAME [ARGUMENT…]`. Checks the machine, installs what the script needs, and runs it.
 *
 * Runs on Node 18 and without dependencies, because on a new machine there is nothing else.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
// Not by name: a Node that is too old lacks statfsSync, and must get as far as the check.
import fs from "node:fs";
import { connect, createServer } from "node:net";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const app = {
  flags: ["docs", "sandbox", "client"].map((name) => `--filter=@signet/${name}...`),
  size: "650 MB",
  time: "about 1 minute",
  freeBytes: 1e9,
};
const everything = { flags: [], size: "2.6 GB", time: "about 3 minutes", freeBytes: 3e9 };

const source = "node --conditions=@signet/source";
const lint = [
  "biome check --error-on-warnings .",
  "node tools/commands/supply-chain.ts",
  "node tools/commands/borders.ts",
  "node tools/commands/prose.ts",
  "tsc -p tsconfig.json",
];
const turbo = "turbo run --output-logs=errors-only";
const fullRound = "SIGNET_ROUND=full vitest run --project";

/** For each script, what it needs, and its commands in turn. The last command takes the arguments. */
const scripts = {
  start: [app, "node tools/commands/start.ts"],
  dev: [app, "node tools/commands/start.ts --watch"],
  sandbox: [app, `${source} apps/sandbox/src/cli/command.ts`],
  reference: [app, `${source} --disable-warning=MODULE_TYPELESS_PACKAGE_JSON apps/docs/reference-site/command.ts`],
  build: [app, "turbo run build"],
  generate: [everything, "turbo run generate record"],
  check: [everything, ...lint, `${turbo} drift check`],
  test: [everything, ...lint, `${turbo} drift check build`, "vitest run"],
  "test:base-path": [
    everything,
    `DOCS_BASE_URL=/signet/ ${turbo} build --filter=@signet/docs`,
    "DOCS_BASE_URL=/signet/ vitest run --project docs apps/docs/test/pages.test.ts apps/docs/test/exports.test.ts",
    "DOCS_BASE_URL=/signet/ vitest run --project test test/docs/browser.test.ts test/docs/accessibility.test.ts",
  ],
  "test:corpus": [
    everything,
    `${fullRound} snippets request/cases`,
    `${fullRound} test snippets/corpus snippets/properties`,
    `${source} test/commands/corpus.ts`,
  ],
  "test:documents": [everything, `${fullRound} test snippets/documents`, `${source} test/commands/documents.ts`],
  "test:floors": [
    everything,
    `${turbo} build --filter=./packages/* --filter=./apps/sandbox`,
    `${source} test/commands/floors.ts`,
  ],
  "test:generators": [everything, `${source} test/commands/generators.ts`],
  "test:fuzz": [everything, `${source} test/commands/fuzz.ts`],
  "test:lighthouse": [
    everything,
    `${turbo} build`,
    `${fullRound} test docs/accessibility`,
    `${source} test/commands/lighthouse.ts`,
  ],
  "test:newcomer": [everything, `${source} test/commands/newcomer.ts`],
  "test:runtimes": [everything, `${source} test/conformance/run.ts`],
  "test:tokens": [everything, `${fullRound} sandbox apps/sandbox/test/stress apps/sandbox/test/seed/history.test.ts`],
  bench: [everything, `${source} bench/run.ts`],
  api: [
    everything,
    "turbo run build --filter=./packages/*",
    "node test/commands/api-report.ts --accept packages/auth packages/client packages/snippets",
  ],
  release: [everything, `${source} tools/commands/release.ts`],
  "release:first": [app, "node tools/commands/first-publish.ts"],
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const isWindows = process.platform === "win32";
const [name = "", ...args] = process.argv.slice(2);
const isStart = name === "start" || name === "dev";
// Only a path to pnpm itself: `npm start` sets this to npm.
const execPath = process.env.npm_execpath ?? "";
const pnpm = /^pnpm(\.exe)?$/.test(basename(execPath)) ? execPath : "pnpm";
const lockfile = fs.readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
const stamp = {
  file: join(root, "node_modules/.signet-app"),
  text: createHash("sha256").update(lockfile).digest("hex"),
};

try {
  await main();
} catch (error) {
  console.error(`pnpm ${name}: ${error.message}`);
  process.exitCode = 1;
}

async function main() {
  if (!Object.hasOwn(scripts, name)) {
    throw new Error(`there is no such script: use one of ${Object.keys(scripts).join(", ")}`);
  }
  const [needs, ...all] = scripts[name];
  // With arguments, `test` runs only the tests that they name.
  const isPart = name === "test" && args.length > 0;
  const commands = isPart ? all.slice(-1) : all;
  const isMissing = !isInstalled(needs);
  await checkMachine(needs, isMissing);
  if (isMissing) install(needs);
  if (name === "test" && !isPart) console.log("The linters, the build and all tests: about 7 minutes on two cores");
  for (const command of commands) {
    if (commands.length > 1) console.log(`> ${command}`);
    const code = await run(command, command === commands.at(-1) ? args : []);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
}

/** After a full install, pnpm keeps a copy of the lockfile. */
function isInstalled(needs) {
  const isWhole = read(join(root, "node_modules/.pnpm/lock.yaml")) === lockfile;
  return isWhole || (needs === app && read(stamp.file) === stamp.text);
}

async function checkMachine(needs, isMissing) {
  if (Number.parseInt(process.versions.node, 10) < 18) {
    throw new Error(`Node ${process.versions.node} is too old: install Node 18 or newer from https://nodejs.org`);
  }
  try {
    fs.accessSync(root, fs.constants.W_OK);
  } catch (error) {
    throw new Error(
      `${root} cannot be written to (${error.code}): give yourself write access, or clone into your home folder`,
    );
  }
  for (const program of isStart ? ["curl"] : needs === everything ? ["git"] : []) {
    if (spawnSync(program, ["--version"]).error)
      throw new Error(`${program} is missing: install it and put it on the PATH`);
  }
  if (isStart) {
    const ports = { SANDBOX_PORT: portOf("SANDBOX_PORT", 8443), DOCS_PORT: portOf("DOCS_PORT", 3000) };
    if (ports.SANDBOX_PORT === ports.DOCS_PORT) {
      throw new Error(`SANDBOX_PORT and DOCS_PORT are both ${ports.DOCS_PORT}: set one of them to another port`);
    }
    for (const [variable, port] of Object.entries(ports)) await checkPort(variable, port);
  }
  const freeBytes = isMissing ? needs.freeBytes : 1e8;
  // Node lacks this before 18.15.
  const { bavail, bsize } = fs.statfsSync?.(root) ?? { bavail: freeBytes, bsize: 1 };
  if (bavail * bsize < freeBytes) {
    const megabytes = (bytes) => Math.floor(bytes / 1e6);
    throw new Error(
      `the disk of ${root} is full: free ${megabytes(freeBytes)} MB (${megabytes(bavail * bsize)} MB are free now)`,
    );
  }
  if (!isMissing) return;
  if (spawnSync(pnpm, ["--version"], { shell: isWindows }).status !== 0) {
    throw new Error(`pnpm is missing: run npx pnpm@12.18.0 ${name}`);
  }
  await checkNetwork();
}

function portOf(variable, standard) {
  const text = process.env[variable] || String(standard);
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new Error(`${variable} must be a port from 1 to 65535, got "${text}"`);
  }
  return port;
}

async function checkPort(variable, port) {
  await new Promise((free, taken) => {
    const server = createServer();
    server.once("error", ({ code }) =>
      taken(
        new Error(`port ${port} is taken (${code}): stop the program that uses it, or set ${variable} to another port`),
      ),
    );
    server.listen(port, "127.0.0.1", () => server.close(free));
  });
}

/** Fails unless the proxy or the registry accepts a connection. */
async function checkNetwork() {
  const { HTTPS_PROXY, https_proxy } = process.env;
  const address = HTTPS_PROXY || https_proxy || pnpmSetting("https-proxy") || pnpmSetting("registry");
  const { hostname, port, protocol } = new URL(address.includes("://") ? address : `http://${address}`);
  const socket = connect(Number(port) || (protocol === "http:" ? 80 : 443), hostname.replace(/^\[|\]$/g, ""));
  await new Promise((resolve, reject) => {
    const fail = ({ code }) =>
      reject(
        new Error(
          `${hostname} cannot be reached (${code}): connect to the network, or set HTTPS_PROXY if you use a proxy`,
        ),
      );
    socket.setTimeout(15_000, () => fail({ code: "ETIMEDOUT" }));
    socket.once("error", fail).once("connect", resolve);
  }).finally(() => socket.destroy());
}

function pnpmSetting(key) {
  const { stdout } = spawnSync(pnpm, ["config", "get", key], { cwd: root, encoding: "utf8", shell: isWindows });
  return stdout.trim() === "undefined" ? undefined : stdout.trim();
}

function install(needs) {
  console.log(`${isStart ? "[1/3] " : ""}Installing dependencies (${needs.size}): ${needs.time}`);
  const flags = ["install", "--frozen-lockfile", "--reporter=append-only", ...needs.flags];
  const { status, stdout, stderr } = spawnSync(pnpm, flags, { cwd: root, encoding: "utf8", shell: isWindows });
  if (status !== 0) {
    const output = `${stdout}${stderr}`;
    if (output.includes("ENOSPC")) throw new Error(`the disk is full: free ${needs.size}, then start again`);
    throw new Error(`the dependencies cannot be installed:\n${output.trim().split("\n").slice(-15).join("\n")}`);
  }
  // The executable stands outside; this is 67 MB of C headers that nothing compiles with.
  fs.rmSync(join(root, "node_modules/node/node_modules"), { recursive: true, force: true });
  if (needs === app) fs.writeFileSync(stamp.file, stamp.text);
}

/** Runs a command on the pinned Node, which stands in node_modules/.bin. */
function run(command, more) {
  const words = command.split(" ");
  // pnpm sets INIT_CWD: the folder of the caller, from which `reference` sees its files.
  const env = { INIT_CWD: process.cwd(), ...process.env, DO_NOT_TRACK: "1", NO_UPDATE_NOTIFIER: "1" };
  if (!process.stdout.isTTY && !env.FORCE_COLOR) env.NO_COLOR = "1";
  // turbo looks for pnpm on the PATH.
  env.PATH = [join(root, "node_modules/.bin"), process.env.PATH, ...(pnpm === "pnpm" ? [] : [dirname(pnpm)])].join(
    delimiter,
  );
  while (/^[A-Z_]+=/.test(words[0])) {
    const [variable, value] = words.shift().split("=");
    env[variable] = value;
  }
  // On Windows, programs of node_modules/.bin are scripts, which only a shell can run.
  const quoted = isWindows ? more.map((word) => `"${word}"`) : more;
  const child = spawn(words[0], [...words.slice(1), ...quoted], { cwd: root, stdio: "inherit", env, shell: isWindows });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  // pnpm does not pass on a signal that only it gets.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill(), 500).unref();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
