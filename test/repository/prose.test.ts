import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("tools/commands/prose.ts", () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = createScratch();
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  const check = () => scratch.run("node", "tools/commands/prose.ts");

  test("finds nothing in the repository", () => {
    expect(check()).toEqual({ code: 0, output: "" });
  });

  test.each([
    ["packages/auth/src/one.ts", "// Makes it anew.\n", 1],
    ["packages/auth/README.two.md", "# Two\n\nWait, lest it be spoilt.\n", 3],
    ["openapi/paths/three.yaml", "description: It goes on For Ever.\n", 1],
    ["packages/auth/src/four.ts", "/** Whether it is four. */\nexport const four = 4;\n", 1],
    ["packages/auth/test/five.ts", "const five = 5;\n/**\n * What five is.\n */\nexport { five };\n", 2],
    ["packages/auth/src/six.ts", "/** How six is made. */\nexport const six = 6;\n", 1],
    ["packages/auth/src/seven.ts", "/** Tells of seven. */\nexport const seven = 7;\n", 1],
  ])("refuses %s, naming the line", (file, text, line) => {
    writeFileSync(join(scratch.path, file), text);
    try {
      expect(check()).toMatchObject({ code: 1, output: expect.stringMatching(new RegExp(`^${file}:${line}: `)) });
    } finally {
      rmSync(join(scratch.path, file));
    }
  });
});
