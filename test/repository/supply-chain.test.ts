import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Scratch } from "@signet/tools/scratch";
import { createScratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintToken } from "../../apps/sandbox/src/tokens/token-format.ts";
import { fileProblems, scriptProblems } from "../../tools/commands/tarball.ts";

const root = join(import.meta.dirname, "../..");
const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");

describe("the supply chain", () => {
  test.each([
    ["a release waits three days", /^minimumReleaseAge: 4320$/m],
    ["an install script that is not named stops the install", /^strictDepBuilds: true$/m],
    ["nothing comes from outside the registry by the back door", /^blockExoticSubdeps: true$/m],
    ["a publisher's trust level never falls", /^trustPolicy: no-downgrade$/m],
  ])("P02: %s", (_, setting) => {
    expect(settings).toMatch(setting);
  });

  test("P02: every package that has an install script is named, and allowed or refused by name", () => {
    const [, named = ""] = /^allowBuilds:\n((?: {2}.+\n)+)/m.exec(settings) ?? [];
    expect(named.trim().split(/\n\s+/)).toEqual(named.match(/"?[@\w/-]+"?: (true|false)/g));
  });

  test.each(["packages/auth", "packages/client", "packages/snippets", "apps/sandbox"])(
    "P04: %s runs no script where it is installed",
    (folder) => {
      expect(scriptProblems(join(root, folder))).toEqual([]);
    },
  );

  test("P04: a file that does not belong into a tarball is named, and one that is missing", () => {
    const problems = fileProblems(join(root, "packages/client"), ["LICENSE", "package.json", "notes.txt"]);
    expect(problems).toEqual([expect.stringContaining("notes.txt"), expect.stringContaining("README.md")]);
  });
});

describe("pnpm check, in a copy of the repository with a change planted,", () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = createScratch();
    // What git tracks is what may be published.
    for (const args of [
      ["init", "--quiet"],
      ["add", "--all"],
    ])
      scratch.run("git", ...args);
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  /** Edits a file, asks a check, and puts the file back. */
  function planted(file: string, edit: (text: string) => string, ...check: string[]): string {
    const path = join(scratch.path, file);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, edit(before));
    try {
      const [command = "", ...args] = check;
      const { code, output } = scratch.run(command, ...args);
      expect(code).not.toBe(0);
      return output;
    } finally {
      writeFileSync(path, before);
    }
  }

  test("is made of the commands that follow", () => {
    const { scripts }: { scripts: { check: string } } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const command of ["node tools/commands/supply-chain.ts", "turbo run drift", "turbo run check"]) {
      expect(scripts.check).toContain(command);
    }
  });

  test("finds nothing before that", () => {
    expect(scratch.run("node", "tools/commands/supply-chain.ts")).toEqual({ code: 0, output: "" });
  });

  test("P04: catches a postinstall script in a package", () => {
    const edit = (text: string) => text.replace('"scripts": {', '"scripts": { "postinstall": "node steal.js",');
    expect(planted("packages/auth/package.json", edit, "turbo", "run", "check", "--filter=@signet/auth")).toContain(
      'P04: @signet/auth has the script "postinstall"',
    );
  });

  test("P04: catches a folder more in a tarball", () => {
    const edit = (text: string) => text.replace('"dist"', '"dist",\n    "src"');
    expect(planted("packages/client/package.json", edit, "turbo", "run", "check", "--filter=@signet/client")).toContain(
      "P04: @signet/client publishes dist, src",
    );
  });

  test("P04: catches a file in a tarball that git does not know", () => {
    appendFileSync(join(scratch.path, "packages/auth/conformance/notes.txt"), "");
    expect(scratch.run("turbo", "run", "check", "--filter=@signet/auth")).toMatchObject({
      code: 1,
      output: expect.stringContaining("P04: @signet/auth would publish conformance/notes.txt"),
    });
  });

  test("P05: catches a dependency from outside the registry", () => {
    const edit = (text: string) =>
      text.replace(
        /(\n {2}kysely@[\d.]+:\n {4}resolution: )\{integrity: [^}]+\}/,
        "$1{tarball: https://packages.example/kysely.tgz}",
      );
    expect(planted("pnpm-lock.yaml", edit, "node", "tools/commands/supply-chain.ts")).toMatch(
      /^P05: kysely@[\d.]+ does not come from the registry/,
    );
  });

  test("P11: catches a token with its checksum, and does not repeat it", () => {
    const token = mintToken("company");
    const output = planted("README.md", (text) => `${text}\n${token}\n`, "node", "tools/commands/supply-chain.ts");
    expect(output).toMatch(/^P11: README\.md:\d+ holds a token/);
    expect(output).not.toContain(token);
  });

  test("catches a generated file that was edited by hand", () => {
    const edit = (text: string) => `${text}\n`;
    const check = ["turbo", "run", "drift", "--filter=@signet/client"];
    expect(planted("packages/client/src/generated/operations.ts", edit, ...check)).toContain(
      "packages/client/src/generated/operations.ts",
    );
  });
});
