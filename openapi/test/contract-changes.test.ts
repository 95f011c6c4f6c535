import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contractChanges } from "../tools/contract-changes.ts";

const contract = readFileSync(join(import.meta.dirname, "../generated/openapi.json"), "utf8");

interface Document {
  paths: Record<string, Record<string, { description?: string; parameters?: unknown[] }>>;
}

/** The contract after an edit. */
function edited(edit: (document: Document) => void): string {
  const document = JSON.parse(contract);
  edit(document);
  return JSON.stringify(document);
}

describe("contractChanges", () => {
  test("finds nothing between a contract and itself", () => {
    expect(contractChanges(contract, contract)).toEqual([]);
  });

  test("rates a removed operation as breaking, and names it", () => {
    const revision = edited(({ paths }) => delete paths["/v1/folders"]?.post);
    expect(contractChanges(contract, revision)).toEqual([
      { impact: "major", operationId: "createFolder", message: expect.stringContaining("POST /v1/folders") },
    ]);
  });

  test("rates a new operation as minor", () => {
    const base = edited(({ paths }) => delete paths["/v1/folders"]?.post);
    expect(contractChanges(base, contract)).toEqual([
      expect.objectContaining({ impact: "minor", operationId: "createFolder" }),
    ]);
  });

  test("rates a new required parameter as breaking", () => {
    const parameter = { name: "since", in: "query", required: true, schema: { type: "string" } };
    const revision = edited(({ paths }) => paths["/v1/folders"]?.get?.parameters?.push(parameter));
    expect(contractChanges(contract, revision)).toEqual([
      { impact: "major", operationId: "listFolders", message: expect.stringContaining("since") },
    ]);
  });

  test("rates a changed description as a patch at most", () => {
    const revision = edited(({ paths }) => {
      const operation = paths["/v1/folders"]?.get;
      if (operation) operation.description = "Other words.";
    });
    for (const { impact } of contractChanges(contract, revision)) expect(impact).toBe("patch");
  });
});
