import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

/** Runs the generator on a contract with one operation and one parameter. */
function generate(parameter: object, more: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), "signet-generate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const responses = { 200: { description: "Things." } };
  const get = { operationId: "listThings", tags: ["Things"], parameters: [parameter], responses, ...more };
  const limits = { concurrent: 20, recommendedConcurrent: 3, requests: 5_000, windowSeconds: 300 };
  const contract = {
    ...{ openapi: "3.1.0", info: { title: "Things", version: "1" }, "x-rate-limit": limits },
    paths: { "/things": { get } },
  };
  writeFileSync(join(folder, "contract.json"), JSON.stringify(contract));
  const { stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../../generate/generate.ts"), join(folder, "generated"), join(folder, "contract.json")],
    { encoding: "utf8" },
  );
  const written = (file: string) => readFileSync(join(folder, "generated", file), "utf8");
  return { stderr, written };
}

describe("generate", () => {
  test.each([
    ["deepObject", { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } }],
    ["pipes", { name: "sort", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array" } }],
    ["an object in a query", { name: "filter", in: "query", schema: { type: "object" } }],
    ["a matrix in a path", { name: "guid", in: "path", required: true, style: "matrix", schema: { type: "string" } }],
    ["an array in a path", { name: "guids", in: "path", required: true, schema: { type: "array" } }],
    ["reserved characters", { name: "q", in: "query", allowReserved: true, schema: { type: "string" } }],
  ])("refuses %s by name", (_, parameter) => {
    expect(generate(parameter).stderr).toContain(
      `listThings: the client cannot write the ${parameter.in} parameter "${parameter.name}"`,
    );
  });

  test("writes doc comments with the contract's descriptions, defaults, deprecations and an example", () => {
    const parameter = { name: "kind", in: "query", required: true, description: "Which kind.", example: "blue" };
    const more = { summary: "List the things", description: "Returns every thing.", deprecated: true };
    const { stderr, written } = generate({ ...parameter, schema: { type: "string", default: "red" } }, more);
    expect(stderr).toBe("");
    expect(written("operations.ts")).toContain(`/**
 * List the things
 *
 * Returns every thing.
 *
 * @deprecated
 * @example
 * \`\`\`ts
 * const result = await listThings(client, {"kind":"blue"});
 * \`\`\`
 */
export const listThings`);
    const [, comment] = /\/\*\*((?:(?!\*\/).)*)\*\/\s+kind: string;/s.exec(written("contract.ts")) ?? [];
    expect(comment).toContain("Which kind.");
    expect(comment).toContain("@default red");
    expect(comment).toContain("@example blue");
    expect(written("contract.ts")).toMatch(/@deprecated\s+\* @description Returns every thing\./);
  });
});
