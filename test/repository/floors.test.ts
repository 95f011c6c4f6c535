import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../..", folder, "package.json"), "utf8"));

describe("the floors", () => {
  test.each([
    ["packages/auth", []],
    // MSW is an optional peer of its second door, for tests.
    ["packages/client", ["@signet/auth", "msw"]],
    // For its command line alone; a test of the package holds that its core is without it.
    ["packages/snippets", ["yaml"]],
  ])("P03: %s depends on %j at run time, and on nothing else", (folder, names) => {
    const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = manifest(folder);
    expect(Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })).toEqual(names);
  });

  test.each([
    ["packages/auth", ">=22.12"],
    ["packages/client", ">=22.12"],
    ["packages/snippets", ">=22.12"],
    ["apps/sandbox", ">=24.12"],
  ])("P10: %s asks for Node %s", (folder, range) => {
    expect(manifest(folder).engines).toEqual({ node: range });
  });

  test.each(["openapi", "packages/auth", "packages/client", "packages/snippets", "apps/sandbox", "apps/docs"])(
    "%s says that it is unofficial",
    (folder) => {
      expect(manifest(folder).description).toContain("Unofficial: not affiliated with Bitsight");
    },
  );
});
