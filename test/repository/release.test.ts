import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let scratch: Scratch;
beforeAll(() => {
  scratch = createScratch();
  scratch.run("git", "init", "--quiet");
});
afterAll(() => scratch?.[Symbol.dispose]());

describe("release", () => {
  test.each([[], ["--version"], ["--dry-run", "--force"]])("publishes nothing with %j", (...flags) => {
    const { code, output } = scratch.run("node", "tools/commands/release.ts", ...flags);
    expect(code).toBe(flags.length === 0 ? 1 : 2);
    expect(output).toMatch(flags.length === 0 ? /^release publishes only in the workflow .*\n$/ : /^Usage: .*\n$/);
  });
});

describe("release:first", () => {
  test.each([[], ["@acme"], ["acme", "acme/tools"], ["@acme", "tools"]])(
    "explains its arguments with %j",
    (...args) => {
      expect(scratch.run("node", "tools/commands/first-publish.ts", ...args)).toEqual({
        code: 2,
        output: "Usage: pnpm release:first @scope owner/repository\n",
      });
    },
  );
});

describe("publish-as", () => {
  const publishAs = (variables: string) => scratch.run("bash", "-c", `${variables} node tools/commands/publish-as.ts`);
  const read = (file: string) => readFileSync(join(scratch.path, file), "utf8");

  test("changes nothing for the repository itself", () => {
    expect(publishAs("NPM_SCOPE= GITHUB_REPOSITORY=")).toMatchObject({ code: 0 });
    expect(read("packages/client/package.json")).toBe(
      readFileSync(join(import.meta.dirname, "../../packages/client/package.json"), "utf8"),
    );
  });

  test.each([
    ["NPM_SCOPE=acme", 'NPM_SCOPE must be a scope such as @acme: got "acme"'],
    ["GITHUB_REPOSITORY=https://github.com/acme/tools", "GITHUB_REPOSITORY must be OWNER/NAME"],
  ])("refuses %s", (variable, message) => {
    expect(publishAs(variable)).toMatchObject({ code: 1, output: expect.stringContaining(message) });
  });

  test("renames the packages everywhere, and their repository", () => {
    expect(publishAs("NPM_SCOPE=@acme GITHUB_REPOSITORY=acme/tools")).toMatchObject({ code: 0 });
    expect(
      scratch.run(
        "git",
        "grep",
        "--no-index",
        "--files-with-matches",
        "@signet/",
        "--",
        "packages",
        "apps",
        ":!*/node_modules/*",
      ),
    ).toEqual({
      code: 1,
      output: "",
    });
    expect(JSON.parse(read("packages/client/package.json"))).toMatchObject({
      name: "@acme/client",
      dependencies: { "@acme/auth": "workspace:^" },
      repository: { url: "git+https://github.com/acme/tools.git" },
    });
    expect(read("packages/client/README.md")).toContain('from "@acme/client"');
    expect(read("packages/snippets/src/targets/typescript-client.ts")).toContain("@acme/client");
  });

  test("keeps the recorded runs of the site's snippets, which import from the new scope then", () => {
    // As an install would.
    const links =
      "for modules in */node_modules */*/node_modules; do mv $modules/@signet $modules/@acme; done 2>/dev/null";
    scratch.run("bash", "-c", links);
    const compare = "NPM_SCOPE=@acme node --conditions=@acme/source apps/docs/record/compare.ts";
    expect(scratch.run("bash", "-c", compare)).toMatchObject({ code: 0 });
    expect(scratch.run("bash", "-c", compare.replace("NPM_SCOPE=@acme ", ""))).toMatchObject({
      code: 1,
      output: expect.stringContaining("has no recorded run"),
    });
  });
});
