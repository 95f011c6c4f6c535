import type { SnippetOptions, Target } from "@signet/snippets";
import {
  createSnippet,
  curl,
  python,
  pythonPages,
  SnippetError,
  sampleScalar,
  typescript,
  typescriptClient,
  typescriptPages,
  writeSnippet,
} from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith, documentWithParameter } from "../support/document.ts";

const choices: readonly (readonly [name: string, target: Target, options: SnippetOptions])[] = [
  ["curl", curl, {}],
  ["python", python, {}],
  ["typescript", typescript, { client: "fetch" }],
  ["typescriptClient", typescriptClient, { client: "signet" }],
  ["pythonPages", pythonPages, { pages: true }],
  ["typescriptPages", typescriptPages, { pages: true }],
];

describe("writeSnippet", () => {
  test.each(choices)("writes, with %s, what createSnippet writes by its options", (name, target, options) => {
    const written = operationIds.flatMap((id) => {
      const created = attempt(() => createSnippet(contract, id, target.name, options));
      const own = attempt(() => writeSnippet(contract, id, target, { sampleScalar }));
      // What the client does not do is refused by its target alone.
      if (name === "typescriptClient" && own instanceof SnippetError && own.code === "ERR_UNSUPPORTED_VALUE") return [];
      expect(own, id).toEqual(created);
      return own instanceof SnippetError ? [] : [id];
    });
    expect(written.length).toBeGreaterThan(name.endsWith("Pages") ? 5 : 100);
  });

  test("refuses, with typescriptClient, a body that the client does not take, and says what does", () => {
    const requestBody = { required: true, content: { "text/plain": { example: "a" } } };
    const document = documentWith({ requestBody }, { method: "post" });
    expect(() => writeSnippet(document, "sendValue", typescriptClient)).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE", message: expect.stringContaining("fetch") }),
    );
    expect(createSnippet(document, "sendValue", "typescript", { client: "signet" }).code).toContain("@signet/auth");
  });

  test("makes no text or number up unless it is passed what does", () => {
    const document = documentWithParameter({
      name: "size",
      in: "query",
      required: true,
      schema: { type: "integer", minimum: 7 },
    });
    expect(() => writeSnippet(document, "sendValue", curl)).toThrow(
      expect.objectContaining({ code: "ERR_MISSING_VALUE" }),
    );
    // One after the other: a call is not remembered for another maker.
    expect(writeSnippet(document, "sendValue", curl, { sampleScalar }).code).toContain("=7");
    expect(writeSnippet(document, "sendValue", curl, { sampleScalar: () => 12 }).code).toContain("=12");
    expect(createSnippet(document, "sendValue", "curl", { sampleScalar: () => 13 }).code).toContain("=13");
  });

  test("takes what the document states at any depth without a maker", () => {
    const schema = {
      type: "object",
      required: ["name", "tags", "open"],
      properties: {
        name: { type: "string", example: "Ada" },
        tags: { type: "array", minItems: 1, items: { enum: ["new"] } },
        open: { type: "boolean" },
      },
    };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    expect(writeSnippet(documentWith({ requestBody }, { method: "post" }), "sendValue", python).code).toContain(
      'json={"name": "Ada", "tags": ["new"], "open": True}',
    );
  });
});

/** A snippet, or the reason why there is none. */
function attempt<Result>(write: () => Result): Result | SnippetError {
  try {
    return write();
  } catch (error) {
    if (error instanceof SnippetError) return error;
    throw error;
  }
}
