import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

/** Bundles a program for any runtime; a module of Node's would end it with an error. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2024",
    conditions: ["@signet/source"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe("the bundle of @signet/snippets", () => {
  test.each([
    ["{ writeSnippet, curl }", 10_000],
    ["{ writeSnippet, python }", 10_000],
    ["{ writeSnippet, typescript }", 10_000],
    ["{ writeSnippet, curl, sampleScalar }", 10_000],
    ["{ writeSnippet, python, sampleScalar }", 10_000],
    ["{ writeSnippet, typescript, sampleScalar }", 10_950],
    ["{ writeSnippet, pythonPages }", 10_000],
    ["{ writeSnippet, typescriptPages }", 10_900],
    ["{ writeSnippet, typescriptClient }", 10_000],
    ["{ writeSnippetFromHar, curl }", 5800],
    ["{ writeSnippetFromHar, python }", 6100],
    ["{ writeSnippetFromHar, typescript }", 7000],
    ["{ createSnippet }", 15_500],
    ["*", 17_300],
  ])("of %s takes at most %i bytes compressed, with nothing of Node and no YAML parser", async (names, limit) => {
    const code = await bundle(`export ${names} from "@signet/snippets";`);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(limit);
    expect(code.includes("prettyErrors"), "a YAML parser").toBe(false);
    expect(/\bimport\(|\brequire\(/.test(code), "something loaded later").toBe(false);
  });

  test.each([
    ["curl", ["requests", "createGuardedFetch"]],
    ["python", ["--data-urlencode", "createGuardedFetch"]],
    ["typescript", ["--data-urlencode", "raise_for_status", "@signet/client"]],
  ])("holds no other target, no paging and no made-up values when only %s is imported", async (target, absent) => {
    const code = await bundle(`export { writeSnippet, ${target} } from "@signet/snippets";`);
    for (const text of [...absent, "x-codeSamples", "x-pagination", "date-time"]) {
      expect(code.includes(text), text).toBe(false);
    }
  });

  test("reads no document when snippets are only made from HAR", async () => {
    const code = await bundle('export { createSnippetFromHar } from "@signet/snippets";');
    for (const text of ["securitySchemes", "additionalProperties", "x-pagination"]) {
      expect(code.includes(text), text).toBe(false);
    }
  });
});
