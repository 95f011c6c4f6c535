import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");

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

  test("P05: every package of the lockfile comes from the registry, with its hash", () => {
    const [, packages = ""] = /\npackages:\n([\s\S]*?)\nsnapshots:\n/.exec(lockfile) ?? [];
    const resolutions = packages.match(/^ {4}resolution: .*$/gm) ?? [];
    expect(resolutions.length).toBeGreaterThan(500);
    expect(resolutions.filter((line) => !/^ {4}resolution: \{integrity: sha512-[\w+/=]+\}$/.test(line))).toEqual([]);
  });
});
