import { createSnippet, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { cases, library } from "../fixtures/library.ts";
import { verified } from "../support/verified.ts";

describe.each(cases)("createSnippet, fixture %s", (folder, operationId) => {
  // The ending .txt keeps formatters and the compiler from changing or checking these files.
  test.each([
    ["curl", "curl.sh", undefined],
    ["python", "python.py", undefined],
    ["typescript", "typescript.ts.txt", "signet"],
    ["typescript", "fetch.ts.txt", "fetch"],
    ["javascript", "javascript.mjs.txt", undefined],
    ["go", "main.go", undefined],
    ["java", "Main.java", undefined],
  ] as const)("writes the fixture %s in %s", async (target, file, client) => {
    const { code } = createSnippet(library, operationId, target, { client });
    await expect(`${code}\n`).toMatchFileSnapshot(`../fixtures/${folder}/${file}`);
  });
});

test("the snippets of the fixtures send the same request from every program", async () => {
  const { operations } = await verified(library, { token: "abc123", targets: [...targetNames, "javascript"] });
  expect(operations.flatMap(({ errors, skipped }) => [...errors, ...Object.values(skipped)])).toEqual([]);
  expect(operations.every(({ same }) => same)).toBe(true);
});
