import { describe, expect, test } from "vitest";
import { linesOf, modelOf, modelOfCase, modelOfSchema, pageOf, requestOf, responseOf } from "./describe.ts";

const ok = { responses: { 200: { description: "ok" } } };

describe("referenceModel", () => {
  test.each(["recursive-array", "recursive-property", "json-value-oneOf"])(
    "ends at a schema that contains itself: %s",
    async (name) => {
      const model = await modelOfCase(name);
      expect(model.schemas).toHaveLength(1);
      const [schema] = model.schemas;
      expect(JSON.stringify([model.operations, schema?.shape])).toContain(`"href":"${schema?.href}"`);
    },
  );

  test("names a schema within itself by its page", async () => {
    const model = await modelOfCase("recursive-property");
    expect(linesOf(responseOf(pageOf(model, "op")))).toEqual([
      "name: string",
      "children: array of objects | See N /reference/schemas/N",
    ]);
    expect(linesOf(model.schemas[0]?.shape ?? { type: "" })).toEqual([
      "name: string",
      "children: array of objects | See N /reference/schemas/N",
    ]);
  });

  test("ends at schemas that contain themselves in other ways", () => {
    const schemas = {
      ByAllOf: { properties: { next: { allOf: [{ $ref: "#/components/schemas/ByAllOf" }, { required: ["x"] }] } } },
      ByMap: { additionalProperties: { $ref: "#/components/schemas/ByMap" } },
      One: { properties: { other: { $ref: "#/components/schemas/Other" } } },
      Other: { properties: { one: { anyOf: [{ $ref: "#/components/schemas/One" }, { type: "null" }] } } },
      Itself: { $ref: "#/components/schemas/Itself" },
      Base: {
        discriminator: { propertyName: "kind", mapping: { a: "Child" } },
        properties: { kind: { type: "string" } },
      },
      Child: { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { size: { type: "integer" } } }] },
    };
    for (const name of Object.keys(schemas)) {
      const model = modelOfSchema({ $ref: `#/components/schemas/${name}` }, schemas);
      expect(model.operations).toHaveLength(1);
    }
    const base = modelOfSchema({ $ref: "#/components/schemas/Base" }, schemas);
    expect(linesOf(requestOf(pageOf(base, "send")))).toEqual([
      "kind: string",
      "One of these",
      "- Child when kind is a: object | See Child /reference/schemas/Child",
    ]);
  });

  test("grows with the document where schemas refer to each other", () => {
    const schemas = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `S${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
      return Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
    };
    const sizes = [10, 20, 40].map(
      (count) => JSON.stringify(modelOfSchema({ $ref: "#/components/schemas/S0" }, schemas(count))).length,
    );
    const [ten = 0, twenty = 0, forty = 0] = sizes;
    // Twice as many schemas have four times as many fields.
    expect(twenty / ten).toBeLessThan(5);
    expect(forty / twenty).toBeLessThan(5);
  });

  test("grows with the document where schemas use the next one twice", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const next = { $ref: `#/components/schemas/S${index + 1}` };
        return [
          `S${index}`,
          index === 39 ? { type: "string" } : { type: "object", properties: { left: next, right: next } },
        ];
      }),
    );
    expect(JSON.stringify(modelOfSchema({ $ref: "#/components/schemas/S0" }, schemas)).length).toBeLessThan(200_000);
  });

  test("moves parts of a page that is too large to pages of their own", () => {
    const fields = (count: number, inner: object) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, inner]));
    const group = { type: "object", properties: fields(60, { type: "string" }) };
    const nested = modelOfSchema({ type: "object", properties: fields(20, group) });
    expect(nested.schemas.length).toBeGreaterThan(10);
    expect(nested.schemas[0]).toMatchObject({ from: { href: "/reference/send" } });
    const flat = modelOfSchema({ type: "object", properties: fields(1_000, { type: "string" }) });
    const all = [
      ...flat.operations.map(requestOf),
      ...flat.operations.map(responseOf),
      ...flat.schemas.map(({ shape }) => shape),
    ];
    for (const shape of all) expect(linesOf(shape).length).toBeLessThan(300);
    const names = new Set(all.flatMap(({ fields = [] }) => fields.map(({ name }) => name)));
    for (let index = 0; index < 1_000; index++) expect(names).toContain(`f${index}`);
  });

  test.each(["no-description", "no-operationId", "no-tags", "head-options-trace"])(
    "describes every operation of %s",
    async (name) => {
      const model = await modelOfCase(name);
      expect(model.operations.map(({ method }) => method)).toEqual(
        name === "head-options-trace" ? ["GET", "OPTIONS", "HEAD", "TRACE", "QUERY"] : ["GET"],
      );
      expect(model.operations.every(({ title }) => title !== "")).toBe(true);
    },
  );

  test("names what has no name in the document", () => {
    const model = modelOf({
      tags: undefined,
      servers: undefined,
      paths: { "/a": { get: { tags: ["New"], responses: {} }, put: {} } },
    });
    expect(model.index.tags.map(({ name, operations }) => [name, operations.map(({ title }) => title)])).toEqual([
      ["New", ["GET /a"]],
      ["Other", ["PUT /a"]],
    ]);
  });

  test("groups a document without tags by its paths", () => {
    const paths = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`/v1/${index % 2 ? "cats" : "dogs"}/${index}`, { get: ok }]),
    );
    expect(modelOf({ paths }).index.tags.map(({ name }) => name)).toEqual(["dogs", "cats"]);
  });

  test("describes path items by reference, and callbacks", () => {
    const callbacks = {
      paid: {
        "{$request.body#/url}": { post: { summary: "Paid", requestBody: { content: { "text/plain": {} } }, ...ok } },
      },
    };
    const model = modelOf({
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: { pathItems: { A: { get: { operationId: "a", callbacks, ...ok } } } },
    });
    expect(pageOf(model, "a").callbacks).toMatchObject([
      {
        name: "paid",
        method: "POST",
        url: "{$request.body#/url}",
        title: "Paid",
        body: { contents: [{ mediaType: "text/plain" }] },
      },
    ]);
  });

  test("shows optional security and the scopes that are needed", () => {
    const flows = { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { "read:x": "Read *x*" } } };
    const model = modelOf({
      components: { securitySchemes: { oauth: { type: "oauth2", flows } } },
      paths: { "/a": { get: { operationId: "a", security: [{ oauth: ["read:x"] }, {}], ...ok } } },
    });
    expect(pageOf(model, "a").security).toEqual({
      isOptional: true,
      alternatives: [
        [
          {
            name: "oauth",
            text: "OAuth 2.0 (client credentials)",
            scopes: [{ name: "read:x", description: "Read <em>x</em>" }],
          },
        ],
      ],
    });
  });

  test("shows examples of schemas, null and examples elsewhere", () => {
    const content = (media: object) => ({ content: { "application/json": media }, description: "ok" });
    const examples = (media: object) => {
      const model = modelOf({ paths: { "/a": { get: { operationId: "a", responses: { 200: content(media) } } } } });
      return pageOf(model, "a").responses[0]?.bodies[0]?.examples.map(({ code, url }) => code?.code ?? url);
    };
    expect(examples({ schema: { type: "object", example: { a: 1 } } })).toEqual(['{\n  "a": 1\n}']);
    expect(examples({ schema: { type: "integer", examples: [1, 2] } })).toEqual(["1", "2"]);
    expect(examples({ example: null })).toEqual(["null"]);
    expect(examples({ examples: { far: { externalValue: "https://a.example/e.json" } } })).toEqual([
      "https://a.example/e.json",
    ]);
  });
});

test("referenceModel does not repeat the description of a response on its body", () => {
  const content = { "application/json": { schema: { type: "object", description: "A *page*." } } };
  const response = (description: string) => {
    const get = { operationId: "a", responses: { 200: { description, content } } };
    return responseOf(pageOf(modelOf({ paths: { "/a": { get } } }), "a")).description;
  };
  expect(response("A *page*.")).toBeUndefined();
  expect(response("Ok.")).toBe("A <em>page</em>.");
});

describe("referenceModel, on schemas", () => {
  const lines = (schema: object, schemas?: object, openapi?: string) =>
    linesOf(requestOf(pageOf(modelOfSchema({ type: "object", properties: { a: schema } }, schemas, openapi), "send")));

  test.each([
    [
      { anyOf: [{ enum: ["A", "B"] }, { type: "string" }] },
      "a: string | Known values: `A`, `B`. Other values are possible.",
    ],
    [
      { oneOf: [{ enum: [1] }, { type: "integer", minimum: 1 }] },
      "a: integer | Known values: `1`. Other values are possible. | At least 1.",
    ],
    [
      { anyOf: [{ enum: ["A"] }, { type: "string" }, { type: "null" }] },
      "a: string or null | Known values: `A`. Other values are possible.",
    ],
    [
      { type: "array", items: { anyOf: [{ enum: ["A"] }, { type: "string" }] } },
      "a: array of strings | Each item: known values: `A`. Other values are possible.",
    ],
  ])("reads an open list as open: %j", (schema, line) => {
    expect(lines(schema)).toEqual([line]);
  });

  test.each([
    [{ type: "number", exclusiveMinimum: 0 }, "a: number | More than 0."],
    [{ type: "string", contentMediaType: "application/pdf" }, "a: string | Contains `application/pdf`."],
    [{ type: "string", contentEncoding: "base64" }, "a: string | Encoded as `base64`."],
    [
      { type: "array", items: { type: "integer", maximum: 9 }, minItems: 1 },
      "a: array of integers | At least 1 item. | Each item: at most 9.",
    ],
    [{ type: "object", required: ["x"] }, "a: object | Requires `x`."],
    [{ dependentRequired: { x: ["y"] } }, "a: any | With `x`, `y` must be there, too."],
    [
      { title: "T", externalDocs: { url: "https://a.example" } },
      'a: any | <a href="https://a.example">More about it</a>.',
    ],
  ])("says a constraint: %j", (schema, line) => {
    expect(lines(schema)).toEqual([line]);
  });

  test("shows conditions and tuples", () => {
    const schema = JSON.parse('{"not":{"enum":["x"]},"if":{"required":["b"]},"then":{"required":["c"]}}');
    expect(lines(schema)).toEqual([
      "a: any",
      "Conditions",
      "- Must not be: string | One of `x`.",
      "- If: object | Requires `b`.",
      "- Then: object | Requires `c`.",
    ]);
    expect(lines({ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false })).toEqual([
      "a: array",
      "a[0]: string",
      "a[1]: integer",
    ]);
  });

  test("understands OpenAPI 3.0", () => {
    const schemas = { S: { type: "string", maxLength: 3 } };
    expect(lines({ type: "string", nullable: true }, {}, "3.0.3")).toEqual(["a: string or null"]);
    expect(lines({ type: "number", minimum: 0, exclusiveMinimum: true }, {}, "3.0.3")).toEqual([
      "a: number | More than 0.",
    ]);
    // Validation ignores what is beside a reference there.
    expect(lines({ $ref: "#/components/schemas/S", maxLength: 1, description: "D." }, schemas, "3.0.3")).toEqual([
      "a: string | D. | At most 3 characters.",
    ]);
    expect(lines({ $ref: "#/components/schemas/S", maxLength: 1 }, schemas)).toEqual([
      "a: string | At most 1 character.",
    ]);
  });

  test("names alternatives by their schema, title or number", () => {
    const schemas = { Cat: { type: "object", properties: { purrs: { type: "boolean" } } } };
    const branches = [
      { $ref: "#/components/schemas/Cat" },
      { title: "A dog", type: "object", minProperties: 1 },
      { type: "string", maxLength: 2 },
    ];
    expect(lines({ oneOf: branches, discriminator: { propertyName: "kind" } }, schemas)).toEqual([
      "a: object or string",
      "One of these",
      "- Cat when kind is Cat: object",
      "  a.purrs: boolean",
      "- A dog: object | At least 1 field.",
      "- Option 3: string | At most 2 characters.",
    ]);
  });

  test("shows fields of both directions on the page of a schema", () => {
    const schemas = {
      N: {
        properties: {
          id: { type: "string", readOnly: true },
          key: { type: "string", writeOnly: true },
          n: { $ref: "#/components/schemas/N" },
        },
      },
    };
    const model = modelOfSchema({ $ref: "#/components/schemas/N" }, schemas);
    expect(linesOf(model.schemas[0]?.shape ?? { type: "" }).slice(0, 2)).toEqual([
      "id: string, only in responses",
      "key: string, only in requests",
    ]);
  });

  test("keeps numbers as they are written", () => {
    const text =
      '{"openapi":"3.1.0","info":{"title":"t"},"paths":{"/a":{"get":{"operationId":"a","parameters":[{"name":"n","in":"query","schema":{"type":"integer","maximum":12345678901234567890,"default":1.0}}],"responses":{}}}}}';
    return import("@signet/snippets/load").then(async ({ loadDocument }) => {
      const { referenceModel } = await import("../../plugins/reference/reference-model.ts");
      const model = referenceModel(await loadDocument(text));
      expect(linesOf({ type: "", fields: pageOf(model, "a").parameters })).toEqual([
        "n: integer | Default: `1.0`. | At most 12345678901234567890.",
      ]);
    });
  });
});
