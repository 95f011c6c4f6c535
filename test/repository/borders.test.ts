import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("pnpm check", () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = createScratch();
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  /** Runs a command of `check` while these files are in the copy. */
  function runWith(files: Record<string, string>, ...command: [string, ...string[]]) {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(scratch.path, file), text);
    try {
      return scratch.run(...command);
    } finally {
      for (const file of Object.keys(files)) rmSync(join(scratch.path, file));
    }
  }

  test.each([
    ["values", "export const one = two;", "export const two = one;", "import"],
    ["types", "export type one = two[];", "export type two = one[];", "import type"],
  ])("refuses a cycle of imports of %s", (_, one, two, keyword) => {
    const files = {
      "packages/auth/src/one.ts": `${keyword} { two } from "./two.ts";\n\n${one}\n`,
      "packages/auth/src/two.ts": `${keyword} { one } from "./one.ts";\n\n${two}\n`,
    };
    const { code, output } = runWith(files, "biome", "check", "--error-on-warnings", "packages/auth/src");
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("noImportCycles") });
  });

  test("refuses a relative import from another package", () => {
    const file = "packages/auth/src/one.ts";
    const text = 'export { contractFile } from "../../../openapi/src/index.ts";\n';
    expect(runWith({ [file]: text }, "node", "tools/commands/borders.ts")).toMatchObject({
      code: 1,
      output: `${file} imports ../../../openapi/src/index.ts: import the package by its name\n`,
    });
    expect(scratch.run("node", "tools/commands/borders.ts")).toEqual({ code: 0, output: "" });
  });
});
