import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

/** What the generator says to a contract with one operation that has one parameter. */
function generate(parameter: object): string {
  const folder = mkdtempSync(join(tmpdir(), "signet-generate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const get = { operationId: "listThings", parameters: [parameter], responses: { 200: { description: "Things." } } };
  const contract = { openapi: "3.1.0", info: { title: "Things", version: "1" }, paths: { "/things": { get } } };
  writeFileSync(join(folder, "contract.json"), JSON.stringify(contract));
  const { stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../generate.ts"), join(folder, "generated"), join(folder, "contract.json")],
    { encoding: "utf8" },
  );
  return stderr;
}

describe("generate", () => {
  test.each([
    ["deepObject", { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } }],
    ["pipes", { name: "sort", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array" } }],
    ["an object in a query", { name: "filter", in: "query", schema: { type: "object" } }],
    ["a matrix in a path", { name: "guid", in: "path", required: true, style: "matrix", schema: { type: "string" } }],
    ["an array in a path", { name: "guids", in: "path", required: true, schema: { type: "array" } }],
    ["a header", { name: "x-company", in: "header", schema: { type: "string" } }],
    ["a cookie", { name: "session", in: "cookie", schema: { type: "string" } }],
    ["reserved characters", { name: "q", in: "query", allowReserved: true, schema: { type: "string" } }],
    ["JSON in a query", { name: "filter", in: "query", content: { "application/json": {} } }],
  ])("refuses %s by name", (_, parameter) => {
    expect(generate(parameter)).toContain(
      `listThings: the client cannot write the ${parameter.in} parameter "${parameter.name}"`,
    );
  });
});
