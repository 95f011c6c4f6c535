import { describe, expect, test } from "vitest";
import { modelOf, modelOfSchema } from "./describe.ts";

describe("referenceModel", () => {
  test.each([
    [{ openapi: "3.2.0" }, "OpenAPI 3.2.0 is not supported: convert the document to OpenAPI 3.0 or 3.1"],
    [
      { openapi: undefined, swagger: "2.0" },
      "Swagger 2.0 is not supported: convert the document to OpenAPI 3.0 or 3.1",
    ],
    [{ openapi: undefined }, 'the document has no "openapi: 3.…": use an OpenAPI 3.0 or 3.1 document'],
  ])("refuses %j", (parts, message) => {
    expect(() => modelOf(parts)).toThrow(message);
  });

  test("names the operation or schema that cannot be described", () => {
    const paths = {
      "/a": {
        get: {
          operationId: "broken",
          tags: ["T"],
          parameters: 5,
          responses: {
            200: {
              content: {
                "application/json": {
                  examples: {
                    x: {
                      value: {
                        toJSON() {
                          throw new Error("no");
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    };
    expect(() => modelOf({ paths })).toThrow("operation broken cannot be described: no");
  });

  test("lists what it does not show, with its place", () => {
    const schema = {
      properties: { a: { $ref: "#/components/schemas/Missing" }, b: { $ref: "https://a.example/b.json" } },
      unevaluatedProperties: { type: "string" },
    };
    const { notShown } = modelOfSchema(schema);
    expect(notShown).toEqual([
      { where: "operation send", what: "unevaluatedProperties with a schema" },
      { where: "operation send", what: 'The reference "#/components/schemas/Missing" points to nothing.' },
      { where: "operation send", what: expect.stringContaining("https://a.example/b.json") },
    ]);
  });

  test("lists ignored headers, unknown security schemes and links to unknown operations", () => {
    const get = {
      operationId: "a",
      parameters: [{ name: "Accept", in: "header", schema: { type: "string" } }],
      security: [{ unknown: [] }],
      responses: { 200: { description: "ok", links: { next: { operationId: "nowhere" } } } },
    };
    expect(modelOf({ paths: { "/a": { get } } }).notShown.map(({ what }) => what)).toEqual([
      "the security scheme unknown, which the document does not describe",
      "the header parameter Accept, which OpenAPI ignores",
      "the link next: the operation nowhere is unknown",
    ]);
  });

  test("cuts very long examples and says so", () => {
    const example = Array.from({ length: 20_000 }, (_, index) => `line ${index}`);
    const get = {
      operationId: "a",
      responses: { 200: { description: "ok", content: { "application/json": { example } } } },
    };
    const model = modelOf({ paths: { "/a": { get } } });
    expect(model.notShown).toMatchObject([
      { where: "operation a", what: expect.stringContaining("the end of an example") },
    ]);
    expect(JSON.stringify(model.operations).length).toBeLessThan(300_000);
  });
});
