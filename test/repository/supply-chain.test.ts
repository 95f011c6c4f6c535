import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("pnpm check, in a copy of the repository", () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = createScratch();
    scratch.run("git", "init", "--quiet");
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  const checkRepository = () => scratch.run("node", "tools/commands/supply-chain.ts");
  const checkAuth = () => scratch.run("bash", "-c", "cd packages/auth && node ../../test/commands/tarball.ts");
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(scratch.path, file);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, change(before));
    return { [Symbol.dispose]: () => writeFileSync(path, before) };
  };

  test("finds no problem without a change", () => {
    expect(checkRepository()).toEqual({ code: 0, output: "" });
    expect(scratch.run("turbo", "run", "check", "--filter=@signet/auth")).toMatchObject({ code: 0 });
  });

  test.each([
    ["a missing repository", /"repository": \{[^}]*\},/, "", '"repository" in package.json must be {"type":"git"'],
    ["a repository of somebody else", "signet/signet.git", "other/signet.git", "other/signet.git"],
  ])("finds %s", (_, before, after, message) => {
    using _edit = edit("packages/auth/package.json", (text) => text.replace(before, after));
    expect(checkAuth()).toMatchObject({ code: 1, output: expect.stringContaining(message) });
  });

  describe("lists every problem of a package:", () => {
    let output = "";
    beforeAll(() => {
      const stray = join(scratch.path, "packages/auth/dist/notes.txt");
      writeFileSync(stray, "");
      using _ = edit("packages/auth/package.json", (text) =>
        text
          .replace('"scripts": {', '"scripts": { "postinstall": "node steal.js",')
          .replace(/"homepage": .*,/, "")
          .replace("signet/issues", "signet/bugs")
          .replace(/"keywords": \[[^\]]*\],/, "")
          .replace('"dist"', '"dist", "src"'),
      );
      ({ output } = checkAuth());
      rmSync(stray);
    });

    test.each([
      ["an install script", 'the script "postinstall" would run'],
      ["a missing homepage", '"homepage" in package.json must be "https://'],
      ["a wrong address for bugs", '"bugs" in package.json must be "https://'],
      ["missing keywords", '"keywords" in package.json is missing'],
      ["a folder that must not be published", "src/guard.ts would be published"],
      ["a file in dist that no source file was built into", "dist/notes.txt would be published"],
    ])("%s", (_, message) => {
      expect(output).toContain(message);
    });
  });

  test("finds a dependency from outside the registry", () => {
    using _ = edit("pnpm-lock.yaml", (text) =>
      text.replace(
        /(\n {2}kysely@[\d.]+:\n {4}resolution: )\{integrity: [^}]+\}/,
        "$1{tarball: https://packages.example/kysely.tgz}",
      ),
    );
    expect(checkRepository()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^kysely@[\d.]+ does not come from the registry/),
    });
  });

  test("finds an API token, and does not print it", () => {
    const token = `sgc_${"a1".repeat(18)}`;
    using _ = edit("README.md", (text) => `${text}\n${token}\n`);
    const { code, output } = checkRepository();
    expect(code).toBe(1);
    expect(output).toMatch(/^README\.md:\d+ holds a token/);
    expect(output).not.toContain(token);
  });
});
