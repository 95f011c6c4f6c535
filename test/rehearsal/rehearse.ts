import { createHash } from "node:crypto";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import type { RunningSandbox } from "@signet/tools/launch-sandbox";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { fileProblems } from "../../tools/commands/tarball.ts";
import type { Project } from "./projects.ts";
import { projects } from "./projects.ts";
import type { Registry } from "./registry.ts";
import { startRegistry } from "./registry.ts";
import { must, run } from "./run.ts";

const folders = ["packages/auth", "packages/client", "packages/snippets", "apps/sandbox"];

/**
 * Does everything that a release does, with a registry on this machine in the place of the real one, and tries the outcome in empty
 * projects. Nothing in the repository changes.
 *
 * @returns whether all of it went well; what did not is printed.
 */
export async function rehearse(root: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "signet-release-"));
  const problems: string[] = [];
  const step = (text: string) => console.log(`\n${text}`);
  let registry: Registry | undefined;
  try {
    step("[1/6] Copying what is committed, and installing from the lockfile");
    const copy = join(folder, "repository");
    await must(root, process.env, "git", "clone", "--quiet", root, copy);
    const environment = {
      ...process.env,
      PATH: `${join(copy, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
      CI: "true",
    };
    await must(copy, environment, "pnpm", "install", "--frozen-lockfile", "--prefer-offline");

    step("[2/6] Raising versions by the changesets");
    if (globSync(".changeset/*.md", { cwd: copy }).length > 0) {
      await must(copy, environment, "node", "tools/commands/release.ts", "--version-packages");
    }

    step("[3/6] Building and packing twice, and looking at what is packed");
    const build = ["run", "build", "--force", ...folders.map((name) => `--filter=./${name}`)];
    const [first, second] = [join(folder, "first"), join(folder, "second")];
    for (const tarballs of [first, second]) {
      for (const name of folders) rmSync(join(copy, name, "dist"), { recursive: true, force: true });
      await must(copy, environment, "turbo", ...build);
      for (const name of folders)
        await must(join(copy, name), environment, "pnpm", "pack", "--pack-destination", tarballs);
    }
    const packed = globSync("*.tgz", { cwd: first }).toSorted();
    for (const tarball of packed) {
      const [a, b] = [first, second].map((place) => hash(join(place, tarball)));
      if (a !== b) problems.push(`P08: two builds of ${tarball} differ`);
    }
    for (const name of folders) problems.push(...(await lint(join(copy, name), environment)));

    step("[4/6] Publishing to a registry on this machine");
    const uplink = (await must(root, process.env, "npm", "config", "get", "registry")).trim();
    registry = await startRegistry(join(folder, "registry"), uplink);
    const settings = `registry=${registry.url}\n${registry.credentials}\n`;
    const userConfig = join(folder, "npmrc");
    writeFileSync(userConfig, settings);
    const published = {
      ...environment,
      npm_config_userconfig: userConfig,
      NPM_CONFIG_USERCONFIG: userConfig,
      npm_config_registry: registry.url,
    };
    await must(copy, published, "changeset", "publish", "--no-git-tag");

    step("[5/6] Starting the published sandbox");
    const sandbox = await startPublishedSandbox(join(folder, "sandbox"), published);
    try {
      step("[6/6] Installing into empty projects, and calling the sandbox from each");
      const rows: Record<string, Record<string, string>> = {};
      for (const project of projects) {
        process.stdout.write(`  ${project.name} … `);
        const results = await tryProject(join(folder, "projects"), project, registry, published, sandbox);
        rows[project.name] = results;
        const failed = Object.entries(results).filter(([, result]) => result.startsWith("failed"));
        problems.push(...failed.map(([name, result]) => `${project.name}: ${name} ${result}`));
        console.log(failed.length === 0 ? "works" : "does not work");
      }
      console.log();
      console.table(rows);
    } finally {
      await sandbox.stop();
    }
    console.table(
      Object.fromEntries(
        packed.map((tarball) => [tarball, { sha256: hash(join(first, tarball)).slice(0, 16), twice: "the same" }]),
      ),
    );
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await registry?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const problem of problems) console.error(`\n${problem}`);
  console.log(
    problems.length === 0
      ? "\nThe rehearsal went well; nothing was published."
      : `\n${problems.length} problems; nothing was published.`,
  );
  return problems.length === 0;
}

/** Holds a built package to the rules of those who read its manifest: publint, attw, and our own list of files. */
async function lint(folder: string, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const name = basename(folder);
  const report = await must(folder, environment, "pnpm", "pack", "--dry-run", "--json");
  const files = (JSON.parse(report.slice(report.indexOf("{"))) as { files: { path: string }[] }).files.map(
    ({ path }) => path,
  );
  const checks = [
    ["publint", ["--strict"]],
    ["attw", ["--pack", ".", "--profile", "esm-only", "--no-emoji"]],
  ] as const;
  const complaints: string[] = [];
  for (const [tool, args] of checks) {
    const { code, output } = await run(folder, environment, tool, ...args);
    if (code !== 0) complaints.push(`${tool} on ${name}:\n${output.slice(-3_000)}`);
  }
  return [...fileProblems(folder, files), ...complaints];
}

/** Installs the sandbox as its users do, and starts it by the command they type. */
async function startPublishedSandbox(folder: string, environment: NodeJS.ProcessEnv): Promise<RunningSandbox> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  await must(folder, environment, "npm", "install", "--no-audit", "--no-fund", "@signet/sandbox");
  return launchSandbox({
    command: join(folder, "node_modules/.bin/signet-sandbox"),
    // Bun cannot verify a certificate that also names addresses.
    flags: ["--no-addresses"],
    env: environment,
  });
}

/** What each package did in a project, by its name; `failed: …` where it did not do it. */
async function tryProject(
  parent: string,
  { name, install, files, commands, manifest = {}, packages = [], sandbox: withSandbox }: Project,
  registry: Registry,
  environment: NodeJS.ProcessEnv,
  sandbox: RunningSandbox,
): Promise<Record<string, string>> {
  const folder = join(parent, name.replaceAll(/\W+/g, "-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "empty", version: "1.0.0", private: true, ...manifest }),
  );
  writeFileSync(join(folder, ".npmrc"), `registry=${registry.url}\n`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const ours = ["@signet/auth", "@signet/client", "@signet/snippets", ...(withSandbox ? ["@signet/sandbox"] : [])];
  const inside = {
    ...environment,
    YARN_NPM_REGISTRY_SERVER: registry.url,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    // What yarn keeps of a registry for all projects names the port of an earlier rehearsal.
    YARN_GLOBAL_FOLDER: join(parent, "yarn"),
    SANDBOX_URL: sandbox.url,
    SANDBOX_TOKEN: sandbox.userToken,
    NODE_EXTRA_CA_CERTS: sandbox.ca,
    DENO_CERT: sandbox.ca,
  };
  let output = "";
  for (const [command = "", ...args] of [[...install, ...ours, ...packages], ...commands]) {
    const outcome = await run(folder, inside, command, ...args);
    output = outcome.output;
    if (outcome.code !== 0) {
      const reason = `failed: ${[basename(command), ...args].join(" ")}: ${output.trim().slice(-1_500)}`;
      return Object.fromEntries(ours.map((each) => [each, reason]));
    }
  }
  const line = output.trim().split("\n").at(-1) ?? "";
  return line.startsWith("{")
    ? JSON.parse(line)
    : Object.fromEntries(ours.map((each) => [each, `failed: printed ${line}`]));
}

function hash(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
