import { createSnippet, listOperations, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { attempt, directory, optionsFor, readDirectory } from "./support/directory.ts";
import { runSample } from "./support/directory-sample.ts";

describe("createSnippet, on documents of public APIs", () => {
  test("writes or refuses every operation of every hundredth document, without a crash", () => {
    for (const file of directory.filter((_, index) => index % 100 === 0)) {
      const document = readDirectory(file);
      if (!document) continue;
      for (const { operationId } of listOperations(document)) {
        for (const target of targetNames) {
          attempt(() => createSnippet(document, operationId, target, optionsFor(document)).code);
        }
      }
    }
  });

  test("sends the same request from every target, with bodies that fit their schemas", async () => {
    const { operations, different, invalid } = await runSample(1, 40);
    expect(operations).toBe(40);
    expect(different).toEqual([]);
    expect(invalid).toEqual([]);
  }, 300_000);
});
