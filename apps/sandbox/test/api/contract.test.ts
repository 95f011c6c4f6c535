import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract } from "../../src/api/contract.ts";
import { SandboxError } from "../../src/errors.ts";
import { unmatchedOperations } from "../../src/operations/operations.ts";
import { readExamples } from "../../src/seed/contract-examples.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signet-contract-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The contract's text, changed and loaded again. */
function loadChanged(change: (text: string) => string) {
  const path = join(folder, "openapi.json");
  writeFileSync(path, change(JSON.stringify(loadContract().document)));
  return loadContract(path);
}

describe("loadContract", () => {
  test("reads the contract, and the sandbox has a handler for each of its operations", () => {
    expect(unmatchedOperations(loadContract().operations)).toEqual([]);
    expect(
      unmatchedOperations(loadChanged((text) => text.replaceAll("listFolders", "showFolders")).operations),
    ).toEqual(["showFolders", "listFolders"]);
  });

  test.each<[string, (text: string) => string]>([
    ["is no JSON", (text) => text.slice(1)],
    ["is empty", () => ""],
    ["is something else", () => "{}"],
    ["lacks an operationId", (text) => text.replace(/"operationId":"getFolder",/, "")],
    [
      "refers to what is not there",
      (text) => text.replace("#/components/schemas/Guid", "#/components/schemas/Nothing"),
    ],
  ])("says in one line what to do about one that %s", (_, change) => {
    const attempt = () => loadChanged(change);
    expect(attempt).toThrow(SandboxError);
    expect(attempt).toThrow(
      /^the contract .* is broken \(.*\): make it anew with "pnpm generate", or reinstall the package$/,
    );
  });

  test("says which file is missing", () => {
    expect(() => loadContract(join(folder, "nothing.json"))).toThrow(/nothing\.json is broken \(ENOENT\)/);
  });
});

describe("readExamples", () => {
  test("refuses examples that do not agree on a guid", () => {
    const contract = loadChanged((text) => text.replaceAll('"example":"4f2b8a60', '"example":"5f2b8a60'));
    expect(() => readExamples(contract)).toThrow(/^the contract's examples do not make a world: .*; mend openapi\/$/);
  });
});
