import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "..", folder, "package.json"), "utf8"));

describe("the floors", () => {
  test.each([
    ["packages/auth", []],
    // MSW is an optional peer of its second door, for tests.
    ["packages/client", ["@signet/auth", "msw"]],
    // For its command line alone; a test of the package holds that its core is without it.
    ["packages/snippets", ["yaml"]],
  ])("%s depends on %j at run time, and on nothing else", (folder, names) => {
    const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = manifest(folder);
    expect(Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })).toEqual(names);
  });

  test.each(["packages/auth", "packages/client", "packages/snippets", "apps/sandbox"])(
    "%s runs no script when it is installed",
    (folder) => {
      const scripts = Object.keys(manifest(folder).scripts);
      expect(scripts.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
    },
  );

  test.each(["openapi", "packages/auth", "packages/client", "packages/snippets", "apps/sandbox", "apps/docs"])(
    "%s says that it is unofficial",
    (folder) => {
      expect(manifest(folder).description).toContain("Unofficial: not affiliated with Bitsight");
    },
  );
});
