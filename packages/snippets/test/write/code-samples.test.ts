import { codeSamples, createSnippet, type Operation } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith } from "../support/document.ts";

const samplesOf = (document: object, operationId: string) =>
  Object.values((document as typeof contract).paths ?? {})
    .flatMap((item) => Object.values(item))
    .find((operation) => operation.operationId === operationId)?.["x-codeSamples"];

describe("codeSamples", () => {
  test("adds three snippets to every operation", () => {
    const document = codeSamples(contract);
    for (const operationId of operationIds) {
      expect(samplesOf(document, operationId)).toEqual([
        { lang: "Shell", label: "curl", source: createSnippet(contract, operationId, "curl").code },
        { lang: "Python", label: "Python", source: createSnippet(contract, operationId, "python").code },
        { lang: "TypeScript", label: "TypeScript", source: createSnippet(contract, operationId, "typescript").code },
      ]);
    }
  });

  test("does not change its input", () => {
    const before = JSON.stringify(contract);
    codeSamples(contract);
    expect(JSON.stringify(contract)).toBe(before);
  });

  test("keeps samples in other languages, and replaces those in its own", () => {
    const go = { lang: "Go", source: "package main" };
    const operation = Object.assign<Operation, object>(
      {},
      { "x-codeSamples": [{ lang: "shell", source: "curl old" }, go] },
    );
    const samples = samplesOf(codeSamples(documentWith(operation), {}, ["curl"]), "sendValue");
    expect(samples).toEqual([{ lang: "Shell", label: "curl", source: expect.stringContaining("-u api_token:") }, go]);
  });

  test("omits a language that cannot send the request", () => {
    const samples = samplesOf(codeSamples(documentWith({}, { method: "trace" })), "sendValue");
    expect(samples.map(({ label }: { label: string }) => label)).toEqual(["curl", "Python"]);
  });

  test("writes a referenced path item at its path", () => {
    const document = documentWith({});
    const item = document.paths?.["/values"] ?? {};
    const moved = { ...document, paths: { "/a": { $ref: "#/x-items/a" } }, "x-items": { a: item } };
    expect(samplesOf(codeSamples(moved), "sendValue")).toHaveLength(3);
  });
});
