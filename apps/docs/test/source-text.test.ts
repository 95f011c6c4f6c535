import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pageAt } from "./site.ts";

const root = join(import.meta.dirname, "../../..");
const [, section = ""] = readFileSync(join(root, "apps/docs/README.md"), "utf8").split(
  "## The source text, sentence by sentence",
);
const rows = section
  .split("\n## ")[0]
  ?.split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, sentence = "", places = "", tests = ""]) => ({ sentence, places, tests }));

describe("the map of the source text", () => {
  test("has a row for each of its sentences", () => {
    expect(rows?.length).toBeGreaterThanOrEqual(20);
  });

  test.each(rows ?? [])("leads to pages and tests that are there: $sentence", ({ places, tests }) => {
    const pages = [...places.matchAll(/`(\/[^`#]*)(?:#([^`]+))?`/g)];
    expect(pages.length).toBeGreaterThan(0);
    for (const [, path = "", anchor] of pages) {
      if (anchor === undefined) expect(pageAt(path).root.querySelector("main h1")).toBeTruthy();
      else expect(pageAt(path).root.getElementById(anchor), `${path}#${anchor}`).toBeTruthy();
    }
    const named = [...tests.matchAll(/`([^`]+\.test\.ts)`: “([^”]+)”/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = "", name = ""] of named) expect(readFileSync(join(root, file), "utf8")).toContain(name);
  });
});
