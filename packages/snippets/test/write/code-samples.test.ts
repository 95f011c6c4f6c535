import { codeSamples, createSnippet, type OpenApiDocument, type Operation } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith } from "../support/document.ts";

const samplesOf = (document: object, operationId: string) =>
  Object.values((document as typeof contract).paths ?? {})
    .flatMap((item) => Object.values(item))
    .find((operation) => operation.operationId === operationId)?.["x-codeSamples"];

const generated = { "x-generator": "@signet/snippets" };

describe("codeSamples", () => {
  test("adds three snippets to every operation", () => {
    const document = codeSamples(contract);
    for (const operationId of operationIds) {
      expect(samplesOf(document, operationId)).toEqual([
        { lang: "Shell", label: "curl", source: createSnippet(contract, operationId, "curl").code, ...generated },
        { lang: "Python", label: "Python", source: createSnippet(contract, operationId, "python").code, ...generated },
        {
          lang: "TypeScript",
          label: "TypeScript",
          source: createSnippet(contract, operationId, "typescript").code,
          ...generated,
        },
      ]);
    }
  });

  test("does not change its input", () => {
    const before = JSON.stringify(contract);
    codeSamples(contract);
    expect(JSON.stringify(contract)).toBe(before);
  });

  test("keeps samples that somebody wrote, before its own and instead of them", () => {
    const written = [
      { lang: "sh", source: "my-tool books" },
      { lang: "Go", source: "package main" },
    ];
    const operation = Object.assign<Operation, object>({}, { "x-codeSamples": written });
    const samples = samplesOf(codeSamples(documentWith(operation), { targets: ["curl", "python"] }), "sendValue");
    expect(samples).toEqual([...written, expect.objectContaining({ lang: "Python" })]);
  });

  test("replaces its own samples when it runs again", () => {
    const first = codeSamples(documentWith({}), { targets: ["curl"] });
    const again = codeSamples(first, { targets: ["curl"], server: "https://b.example" });
    expect(samplesOf(again, "sendValue")).toEqual([
      expect.objectContaining({ lang: "Shell", source: expect.stringContaining("https://b.example") }),
    ]);
  });

  test("writes the chosen operations only, and reports what cannot be written", () => {
    const errors: string[] = [];
    const document = { ...documentWith({}), paths: { "/a": { get: {}, trace: {} }, "/b": { get: {} } } };
    const { paths } = codeSamples(document, {
      operations: ["TRACE /a"],
      onError: (id, target, { code }) => errors.push(`${id} ${target} ${code}`),
    });
    expect(paths["/a"].get).toEqual({});
    expect(paths["/b"]).toBe(document.paths["/b"]);
    expect(errors).toEqual(["TRACE /a typescript ERR_UNSUPPORTED_METHOD"]);
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

test("a method of OpenAPI 3.2 keeps its place", () => {
  const document: OpenApiDocument = {
    openapi: "3.2.0",
    servers: [{ url: "https://api.library.example" }],
    paths: { "/books": { additionalOperations: { COPY: {} } } },
  };
  const { paths } = codeSamples(document, { targets: ["curl"] });
  const { source } = JSON.parse(JSON.stringify(paths))["/books"].additionalOperations.COPY["x-codeSamples"][0];
  expect(source).toBe("curl --location https://api.library.example/books --request COPY");
  expect(Object.keys(paths?.["/books"] ?? {})).toEqual(["additionalOperations"]);
});
