/**
 * Rehearses a release with a registry on this machine, and tries the published packages in empty projects.
 *
 * `pnpm release --dry-run` runs it. It works in a copy; the repository does not change.
 */
import { createHash } from "node:crypto";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { launchSandbox, type RunningSandbox } from "@signet/tools/launch-sandbox";
import { publishedFolders, repository, scope } from "@signet/tools/publication";
import { copyWorkingTree } from "@signet/tools/scratch";
import { type Project, projects } from "./projects.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { run, runOrThrow } from "./run.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "signet-release-"));
const problems: string[] = [];
let registry: Registry | undefined;
try {
  await rehearse();
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
} finally {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(`\n${problem}`);
const result = problems.length === 0 ? "The rehearsal passed" : `The rehearsal found ${problems.length} problems`;
console.log(`\n${result}. Nothing was published.`);
if (problems.length > 0) process.exitCode = 1;

async function rehearse(): Promise<void> {
  console.log(
    `[1/6] Copying the working tree to publish as ${scope} from ${repository}, and installing from the lockfile`,
  );
  const copy = join(folder, "repository");
  await runOrThrow(root, process.env, "git", "clone", "--quiet", root, copy);
  copyWorkingTree(copy);
  const environment = {
    ...process.env,
    PATH: `${join(copy, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
    CI: "true",
  };
  await runOrThrow(copy, environment, process.execPath, "tools/commands/publish-as.ts");
  await runOrThrow(copy, environment, "pnpm", "install", "--frozen-lockfile", "--prefer-offline");

  console.log("\n[2/6] Raising versions");
  if (globSync(".changeset/*.md", { cwd: copy }).length > 0) {
    await runOrThrow(copy, environment, "node", "tools/commands/release.ts", "--version-packages");
  }

  console.log("\n[3/6] Building and packing twice, and checking what is packed");
  const build = ["run", "build", "--force", ...publishedFolders.map((name) => `--filter=./${name}`)];
  const [first, second] = [join(folder, "first"), join(folder, "second")];
  for (const tarballs of [first, second]) {
    for (const name of publishedFolders) rmSync(join(copy, name, "dist"), { recursive: true, force: true });
    await runOrThrow(copy, environment, "turbo", ...build);
    if (tarballs === first) for (const name of publishedFolders) await checkPackage(join(copy, name), environment);
    for (const name of publishedFolders) {
      await runOrThrow(join(copy, name), environment, "pnpm", "pack", "--pack-destination", tarballs);
    }
  }
  const tarballs = globSync("*.tgz", { cwd: first }).toSorted();
  for (const tarball of tarballs) {
    if (hash(join(first, tarball)) !== hash(join(second, tarball))) {
      problems.push(`${tarball} is not reproducible: two builds of it differ`);
    }
  }

  console.log("\n[4/6] Publishing to the registry on this machine");
  const uplink = (await runOrThrow(root, process.env, "npm", "config", "get", "registry")).trim();
  registry = await startRegistry(join(folder, "registry"), uplink);
  const userConfig = join(folder, "npmrc");
  writeFileSync(userConfig, `registry=${registry.url}\n${registry.credentials}\n`);
  const publishing = {
    ...environment,
    npm_config_userconfig: userConfig,
    NPM_CONFIG_USERCONFIG: userConfig,
    npm_config_registry: registry.url,
  };
  await runFirstPublish(copy, publishing);
  // As the workflow does: one job packs, and another publishes what was packed.
  const packed = join(folder, "packed");
  await runOrThrow(copy, publishing, "changeset", "pack", "--out-dir", packed);
  await runOrThrow(copy, publishing, "changeset", "publish", "--from-pack-dir", packed, "--no-git-tag");

  console.log("\n[5/6] Starting the published sandbox");
  const sandbox = await startPublishedSandbox(publishing);
  try {
    console.log("\n[6/6] Installing into empty projects and calling the sandbox from each");
    const rows: Record<string, Record<string, string>> = {};
    for (const project of projects) {
      const results = await tryProject(project, registry, publishing, sandbox);
      // The reasons of failures are printed below the table.
      rows[project.name] = Object.fromEntries(
        Object.entries(results).map(([name, outcome]) => [name, outcome.startsWith("failed") ? "failed" : outcome]),
      );
      const failures = Object.entries(results).filter(([, outcome]) => outcome.startsWith("failed"));
      problems.push(...failures.map(([name, outcome]) => `${project.name}: ${name} ${outcome}`));
      console.log(`  ${project.name}: ${failures.length === 0 ? "passed" : "failed"}`);
    }
    console.log();
    console.table(rows);
  } finally {
    await sandbox.stop();
  }
  console.table(Object.fromEntries(tarballs.map((name) => [name, { sha256: hash(join(first, name)).slice(0, 16) }])));
}

/** Reserves the names as before the first release, and checks the printed commands without running them on npm. */
async function runFirstPublish(copy: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const reserve = () => runOrThrow(copy, environment, "pnpm", "release:first", scope, repository);
  const output = await reserve();
  const commands = [...output.matchAll(/^ {2}npx --yes (npm@\d+ trust .+)$/gm)].map(([, words = ""]) =>
    words.split(" "),
  );
  if (commands.length !== publishedFolders.length) throw new Error(`release:first printed ${output}`);
  if (!(await reserve()).includes(`${scope}/sandbox exists already`))
    throw new Error("release:first reserved a name twice");
  for (const words of commands) await runOrThrow(folder, environment, "npx", "--yes", ...words, "--dry-run");
}

/** Checks a built package before it is packed, with our own checks, publint and attw. @throws Error with their output */
async function checkPackage(place: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const attw = join(root, "test/node_modules/.bin/attw");
  await runOrThrow(place, environment, "node", "../../test/commands/tarball.ts");
  await runOrThrow(place, environment, attw, "--pack", ".", "--profile", "esm-only", "--no-emoji");
}

/** Installs the sandbox as users do, and starts it with their command. */
async function startPublishedSandbox(environment: NodeJS.ProcessEnv): Promise<RunningSandbox> {
  const place = join(folder, "sandbox");
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), "{}");
  await runOrThrow(place, environment, "npm", "install", "--no-audit", "--no-fund", `${scope}/sandbox`);
  return launchSandbox({
    command: join(place, "node_modules/.bin/signet-sandbox"),
    // Bun cannot verify a certificate that also names addresses.
    flags: ["--no-addresses"],
    env: environment,
  });
}

/** Installs and runs a project. Returns the outcome for each package; one that begins with "failed" is a failure. */
async function tryProject(
  { name, install, files, commands, manifest = {}, packages: others = [], sandbox: withSandbox }: Project,
  { url }: Registry,
  environment: NodeJS.ProcessEnv,
  sandbox: RunningSandbox,
): Promise<Record<string, string>> {
  const place = join(folder, "projects", name.replaceAll(/\W+/g, "-"));
  mkdirSync(place, { recursive: true });
  const empty = { name: "empty", version: "1.0.0", private: true, ...manifest };
  writeFileSync(join(place, "package.json"), JSON.stringify(empty));
  writeFileSync(join(place, ".npmrc"), `registry=${url}\n`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  const ours = ["auth", "client", "snippets", ...(withSandbox ? ["sandbox"] : [])].map((each) => `${scope}/${each}`);
  const projectEnvironment = {
    ...environment,
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    // Yarn's shared cache would name the port of an earlier rehearsal.
    YARN_GLOBAL_FOLDER: join(folder, "projects/yarn"),
    SANDBOX_URL: sandbox.url,
    SANDBOX_TOKEN: sandbox.userToken,
    NODE_EXTRA_CA_CERTS: sandbox.ca,
    DENO_CERT: sandbox.ca,
  };
  const failAll = (reason: string) => Object.fromEntries(ours.map((each) => [each, `failed: ${reason}`]));
  let printed = "";
  for (const [command = "", ...args] of [[...install, ...ours, ...others], ...commands]) {
    const { code, output } = await run(place, projectEnvironment, command, ...args);
    printed = output.trim();
    if (code !== 0) return failAll(`${[basename(command), ...args].join(" ")}: ${printed.slice(-1_500)}`);
  }
  const line = printed.split("\n").at(-1) ?? "";
  return line.startsWith("{") ? JSON.parse(line) : failAll(`the program printed ${line}`);
}

function hash(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
