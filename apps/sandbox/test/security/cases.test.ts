import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "../README.md"), "utf8");

/** The ids a row of the README's table names. */
function idsOf(row: string): string[] {
  const line = readme.split("\n").find((text) => text.startsWith(`| ${row} |`)) ?? "";
  return line.match(/\bS\d{2,3}\b/g) ?? [];
}

describe("the security cases of the README", () => {
  test("those that are tested are those that tests name", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".test.ts"),
    );
    const titles = files.flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return [...text.matchAll(/["'`]((?:S\d{2,3}(?:, )?)+): /g)].flatMap(([, ids = ""]) => ids.split(", "));
    });
    expect(idsOf("tested").toSorted()).toEqual([...new Set(titles)].toSorted());
  });

  test("each has one place, and those without a test a reason", () => {
    const ids = ["tested", "otherwise", "not its own", "not built"].flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of ["otherwise", "not its own", "not built"]) {
      expect(idsOf(row).length).toBeGreaterThan(0);
      const line = readme.split("\n").find((text) => text.startsWith(`| ${row} |`)) ?? "";
      expect(line.match(/S\d{2,3}(?:, S\d{2,3})*: \S+/g)?.length).toBeGreaterThan(0);
    }
  });
});
