import { describe, expect, test } from "vitest";
import type { Contract } from "../../src/api/contract.ts";
import { contract } from "../../src/generated/contract.ts";
import { handlers } from "../../src/operations/operations.ts";
import { readExamples } from "../../src/seed/contract-examples.ts";

/** Changes the contract as text. */
function changed(change: (text: string) => string): Contract {
  return JSON.parse(change(JSON.stringify(contract)));
}

describe("the generated contract", () => {
  test("has a handler for each of its operations", () => {
    expect(contract.operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(handlers).toSorted());
  });

  test("has the media types of bodies and responses", () => {
    const create = contract.operations.find(({ id }) => id === "createFolder");
    expect(create?.mediaTypes).toEqual(["application/json"]);
    expect(create?.body?.content.map(({ type }) => type)).toEqual(["application/json"]);
    expect(contract.operations.find(({ id }) => id === "deleteFolder")?.mediaTypes).toEqual([]);
  });
});

describe("readExamples", () => {
  test("rejects examples that disagree on a guid", () => {
    const other = changed((text) => text.replaceAll('"example":"4f2b8a60', '"example":"5f2b8a60'));
    expect(() => readExamples(other)).toThrow(/^the contract's examples cannot be used: .*; fix them in openapi\/$/);
  });
});
