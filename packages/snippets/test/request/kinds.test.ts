import { createRequest, createRequestFromHar, createSnippet, type OpenApiDocument } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { describe, expect, test } from "vitest";
import { documentWith, documentWithParameter } from "../support/document.ts";

const post = (schema: object, schemas: Readonly<Record<string, object>> = {}, options = {}) => {
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const document = documentWith({ requestBody }, { method: "post" });
  const { body } = createRequest({ ...document, components: { schemas }, security: [] }, "sendValue", options);
  return body?.kind === "json" ? body.value : expect.unreachable();
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("createRequest, on schemas", () => {
  test.each([
    ["a bound beyond 2⁵³", { type: "integer", minimum: 9007199254740993n }, 9007199254740993n],
    ["a step of a fraction", { type: "number", minimum: 0.25, multipleOf: 0.1 }, 0.3],
    [
      "items that must differ",
      { type: "array", minItems: 3, uniqueItems: true, items: { type: "integer" } },
      [1, 2, 3],
    ],
    [
      "words that must differ",
      { type: "array", minItems: 2, uniqueItems: true, items: { enum: ["a", "b"] } },
      ["a", "b"],
    ],
    ["a tuple with more items", { prefixItems: [{ const: 1 }], items: { const: 2 }, minItems: 3 }, [1, 2, 2]],
    [
      "keys of a pattern",
      { minProperties: 1, patternProperties: { "^x-[a-z]$": {} }, additionalProperties: { const: 1 } },
      { "x-a": 1 },
    ],
    ["a null default", { anyOf: [{ type: "null" }, { type: "integer" }], default: null }, 1],
    ["an empty word of an enum", { enum: ["", "all"] }, "all"],
    [
      "two lists of alternatives",
      { oneOf: [{ required: ["a"] }], anyOf: [{ required: ["b"] }], properties: { a: { const: 1 }, b: { const: 2 } } },
      { a: 1, b: 2 },
    ],
    ["bounds of two parts", { allOf: [{ type: "integer", minimum: 3 }, { minimum: 7 }, { maximum: 9 }] }, 7],
    ["a password", { type: "string", pattern: "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$" }, "Passw0rd!"],
    ["another language's pattern", { type: "string", pattern: "^\\p{Print}+$" }, "example"],
    ["known values beside any text", { anyOf: [{ type: "string" }, { enum: ["model-1"] }] }, "model-1"],
    [
      "the kind of a Kubernetes object",
      {
        properties: { apiVersion: { type: "string" }, kind: { type: "string" } },
        "x-kubernetes-group-version-kind": [{ group: "apps", version: "v1", kind: "Deployment" }],
      },
      { apiVersion: "apps/v1", kind: "Deployment" },
    ],
    ["not: a value of an enum", { enum: ["a", "b"], not: { const: "a" } }, "b"],
    ["not: a type", { oneOf: [{ type: "string" }, { type: "integer" }], not: { type: "string" } }, 1],
    ["not: two parts", { allOf: [{ type: "integer", not: { const: 1 } }, { not: { const: 2 } }] }, 3],
    [
      "not: a property of an object",
      { properties: { kind: { enum: ["x", "y"] } }, required: ["kind"], not: { properties: { kind: { const: "x" } } } },
      { kind: "y" },
    ],
    [
      "not: both of two properties",
      { properties: { a: { const: 1 }, b: { const: 2 } }, not: { required: ["a", "b"] } },
      { a: 1 },
    ],
    [
      "if, then and else",
      {
        properties: { kind: { enum: ["x", "y"] }, a: { const: 1 }, b: { const: 2 } },
        required: ["kind"],
        if: { properties: { kind: { const: "y" } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ["b"] },
        else: { required: ["a"] },
      },
      { kind: "y", b: 2 },
    ],
    [
      "dependentRequired",
      { properties: { a: { const: 1 }, b: { const: 2 } }, required: ["a"], dependentRequired: { a: ["b"], b: ["c"] } },
      { a: 1, b: 2, c: "example-c" },
    ],
    ["contains", { type: "array", items: { type: "integer" }, contains: { minimum: 5 }, minContains: 2 }, [5, 5]],
    [
      "contains, beside items that must differ",
      { contains: { type: "integer" }, uniqueItems: true, minItems: 2 },
      [1, {}],
    ],
    [
      "an object that requires nothing",
      { properties: { a: {}, list: { type: "array" }, b: { type: "integer" } } },
      { a: "example-a", b: 1 },
    ],
  ])("fits %s", (_what, schema, expected) => {
    expect(post(schema)).toEqual(expected);
  });

  test.each([
    ["not", { required: ["a"], properties: { a: { type: "null", not: { type: "null" } } } }, '"a"'],
    ["contains", { required: ["a"], properties: { a: { type: "array", contains: false } } }, '"a"'],
  ])("names the property that a rule leaves without a value: %s", (_what, schema, name) => {
    expect(() => post(schema)).toThrow(
      expect.objectContaining({ code: "ERR_MISSING_VALUE", message: expect.stringContaining(name) }),
    );
  });

  test("refuses a part that needs a header, and names both", () => {
    const schema = { properties: { a: { const: "b" } } };
    const write = (required: boolean) => {
      const encoding = { a: { headers: { "Content-Type": { required: true }, "X-Checksum": { required } } } };
      const requestBody = { content: { "multipart/form-data": { schema, encoding } } };
      return createRequest(documentWith({ requestBody }, { method: "post" }), "sendValue").body?.kind;
    };
    expect(write(false)).toBe("multipart");
    expect(() => write(true)).toThrow('The part "a" needs the header "X-Checksum"');
  });

  test("leaves out properties that a part or a reference marks as read-only, also in examples", () => {
    const schemas = { Id: { type: "string", readOnly: true } };
    const properties = {
      a: { allOf: [reference("Id")] },
      b: reference("Id"),
      c: { type: "object", properties: { d: reference("Id") } },
    };
    expect(post({ required: ["a", "b", "e"], properties }, schemas)).toEqual({ e: "example-e" });
    expect(post({ properties, example: { a: "1", b: "2", c: { d: "3", e: 4 } } }, schemas)).toEqual({ c: { e: 4 } });
  });

  test("keeps the discriminator that a subtype allows, and finds subtypes without a mapping", () => {
    const discriminator = { propertyName: "kind" };
    const Pet = { required: ["kind"], properties: { kind: { type: "string" } }, discriminator };
    const Cat = { allOf: [reference("Pet"), { properties: { kind: { enum: ["CAT"] } } }] };
    const Dog = { allOf: [reference("Pet"), { required: ["bark"], properties: { bark: { type: "boolean" } } }] };
    expect(post(reference("Pet"), { Pet, Dog })).toEqual({ kind: "Dog", bark: true });
    expect(post({ oneOf: [reference("Cat")], discriminator }, { Pet, Cat })).toEqual({ kind: "CAT" });
  });

  test("names the property and the rule that no value meets", () => {
    const schema = {
      required: ["a"],
      properties: { a: { required: ["b"], properties: { b: { pattern: "^(?=x)y$" } } } },
    };
    expect(() => post(schema)).toThrow(/no text fits the pattern \^\(\?=x\)y\$ for "a\.b"/);
  });

  test("stays small for schemas that name each other", () => {
    const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, reference(name)]));
    const schemas = Object.fromEntries(
      names.map((name) => [name, { type: "object", properties: { v: { type: "string" }, ...properties } }]),
    );
    expect(JSON.stringify(post(reference("S0"), schemas, { all: true })).length).toBeLessThan(20_000);
    const required = Object.fromEntries(
      names.map((name, index) => [
        name,
        { required: ["a", "b"], properties: { a: reference(`S${index + 1}`), b: reference(`S${index + 1}`) } },
      ]),
    );
    const deep = {
      ...required,
      ...Object.fromEntries(
        [...Array(40).keys()].map((index) => [
          `S${index}`,
          { required: ["a", "b"], properties: { a: reference(`S${index + 1}`), b: reference(`S${index + 1}`) } },
        ]),
      ),
      S40: {},
    };
    expect(() => post(reference("S0"), deep)).toThrow(expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE" }));
    const parts = {
      ...Object.fromEntries(
        [...Array(40).keys()].map((index) => [
          `L${index}`,
          { allOf: [reference(`L${index + 1}`), reference(`L${index + 1}`)] },
        ]),
      ),
      L40: { required: ["x"] },
    };
    expect(post(reference("L0"), parts)).toEqual({ x: "example-x" });
  });
});

describe("createRequest, on servers", () => {
  const urlOf = (servers: OpenApiDocument["servers"], server?: string) =>
    createRequest({ ...documentWith({}), ...(servers && { servers }) }, "sendValue", { server }).url;

  test.each([
    ["//api.library.example/v1", undefined, "https://api.library.example/v1/values"],
    ["/api/v3", "https://h.example", "https://h.example/api/v3/values"],
    ["/api/v3", "https://h.example/api/v3", "https://h.example/api/v3/values"],
    ["https://api.library.example/v1", "http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/values"],
    ["https://api.library.example/v1", "https://h.example/proxy", "https://h.example/proxy/values"],
  ])("joins %s and the given server %s", (url, server, expected) => {
    expect(urlOf([{ url }], server)).toBe(expected);
  });

  test("uses the first absolute server", () => {
    expect(urlOf([{ url: "/v1" }, { url: "https://api.library.example/v1" }])).toBe(
      "https://api.library.example/v1/values",
    );
  });
});

describe("createRequest, on OpenAPI 3.1 and 3.2", () => {
  test("follows anchors and ids", () => {
    const schemas = {
      Word: { $anchor: "word", const: "x" },
      Other: { $id: "https://schemas.example/other", const: "y" },
    };
    const properties = { a: { $ref: "#word" }, b: { $ref: "https://schemas.example/other" } };
    expect(post({ required: ["a", "b"], properties }, schemas)).toEqual({ a: "x", b: "y" });
  });

  test("reads query operations, other methods, and a query described as a whole", () => {
    const parameters = [{ name: "q", in: "querystring", content: { "application/json": { example: { a: 1 } } } }];
    const document = {
      ...documentWith({ parameters }, { method: "query" }),
      openapi: "3.2.0",
    };
    const { "/values": values = {} } = document.paths ?? {};
    const copied = {
      ...document,
      paths: { "/values": { ...values, additionalOperations: { COPY: { operationId: "copy" } } } },
    };
    expect(createRequest(copied, "copy").method).toBe("COPY");
    expect(createRequest(copied, "sendValue").method).toBe("QUERY");
    const required = documentWith({ parameters: parameters.map((one) => ({ ...one, required: true })) });
    expect(createRequest(required, "sendValue").url).toBe("https://api.library.example/values?%7B%22a%22%3A%201%7D");
  });

  test.each([
    ["openapi: 3.3.0\n", "OpenAPI 3.3.0 is not supported"],
    ["openapi: 3.0\n", "quote it"],
  ])("refuses %j by name", async (text, reason) => {
    await expect(loadDocument(text)).rejects.toThrow(reason);
  });

  test("reads YAML's merge keys and many aliases", async () => {
    const aliases = Array.from({ length: 200 }, (_, index) => `  b${index}: *b\n`).join("");
    const document = await loadDocument(
      `openapi: 3.1.0\nservers: [{url: https://a.example}]\nx-b: &b {name: d, in: query, required: true}\nx-all:\n${aliases}` +
        "paths: {/x: {get: {operationId: o, parameters: [{<<: *b, example: 2020-01-31}]}}}\n",
    );
    expect(createRequest(document, "o").query).toEqual([{ name: "d", value: "2020-01-31" }]);
  });
});

describe("createRequest, on parameters and credentials", () => {
  test("encodes a comma in an item, and reads a list given as text", () => {
    const urlOf = (example: unknown, schema = {}) =>
      createRequest(documentWithParameter({ name: "v", in: "query", explode: false, example, schema }), "sendValue")
        .url;
    expect(urlOf(["a", "b,c"])).toMatch(/\?v=a,b%2Cc$/);
    expect(urlOf("a,b", { type: "array" })).toMatch(/\?v=a,b$/);
    expect(
      createSnippet(documentWithParameter({ name: "v", in: "query", example: "a,b" }), "sendValue", "curl").code,
    ).toContain("v=a%2Cb");
  });

  test("keeps the query of a path key, and lets a parameter of its name replace it", () => {
    const parameters = [{ name: "list", in: "query", required: true, example: "2" }];
    const urlOf = (path: string) => createRequest(documentWith({ parameters }, { path }), "sendValue").url;
    expect(urlOf("/values?acl&list=1#first")).toBe("https://api.library.example/values?acl");
    expect(urlOf("/values{?list}")).toBe("https://api.library.example/values");
  });

  test.each([
    [
      "Token",
      { type: "http", scheme: "Token" },
      [{ scheme: "s", place: "header", name: "Authorization", prefix: "Token " }],
    ],
    ["Digest", { type: "http", scheme: "digest" }, [{ scheme: "s", place: "digest", name: "Authorization" }]],
  ])("carries the scheme %s", (_name, scheme, expected) => {
    const document = { ...documentWith({ security: [{ s: [] }] }), components: { securitySchemes: { s: scheme } } };
    expect(createRequest(document, "sendValue").credentials).toEqual(expected);
  });

  test.each([
    ["a computed signature", { type: "http", scheme: "AWS4-HMAC-SHA256" }],
    ["a header that no request has", { type: "apiKey", in: "header", name: "API Key" }],
  ])("refuses %s", (_what, scheme) => {
    const document = { ...documentWith({ security: [{ s: [] }] }), components: { securitySchemes: { s: scheme } } };
    expect(() => createRequest(document, "sendValue")).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_SECURITY" }),
    );
  });
});

describe("createRequest, on bodies", () => {
  const bodyOf = (mediaType: string, schema: object, example?: unknown) => {
    const content = { [mediaType]: { schema, ...(example !== undefined && { example }) } };
    return createRequest(documentWith({ requestBody: { required: true, content } }, { method: "post" }), "sendValue")
      .body;
  };

  test.each([
    ["text/csv", { type: "array" }, [{ a: 1, b: 'x,"y"' }, { a: null }], 'a,b\r\n1,"x,""y"""\r\n,\r\n'],
    ["application/json-seq", { type: "array" }, [1, 2], "\u001e1\n\u001e2\n"],
    ["application/yaml", { type: "object" }, { a: 1 }, '{"a": 1}'],
    [
      "text/xml",
      {
        xml: { name: "l", namespace: "urn:l", prefix: "p" },
        properties: { item: { type: "array", xml: { wrapped: true, name: "items" }, items: { xml: { name: "i" } } } },
      },
      { item: ["a", "<"], plain: [1, 2] },
      '<p:l xmlns:p="urn:l"><items><i>a</i><i>&lt;</i></items><plain>1</plain><plain>2</plain></p:l>',
    ],
  ])("writes %s", (mediaType, schema, example, text) => {
    expect(bodyOf(mediaType, schema, example)).toEqual({ kind: "text", mediaType, text });
  });

  test("prefers the file itself to a form without fields", () => {
    const schema = { type: "object", format: "file" };
    const content = { "multipart/form-data": { schema }, "application/octet-stream": { schema } };
    const document = documentWith({ requestBody: { required: true, content } }, { method: "post" });
    expect(createRequest(document, "sendValue").body).toMatchObject({ kind: "file" });
  });

  test("keeps the delimiters of a form's list", () => {
    const content = {
      "application/x-www-form-urlencoded": {
        example: { ids: ["1", "2,3"], b: "c" },
        encoding: { ids: { explode: false } },
      },
    };
    const document = documentWith({ requestBody: { content } }, { method: "post" });
    expect(createRequest(document, "sendValue").body).toMatchObject({ kind: "text", text: "ids=1,2%2C3&b=c" });
  });

  test("asks for one of several media types, and for a vendor's JSON", () => {
    const acceptOf = (...types: readonly string[]) => {
      const content = Object.fromEntries(types.map((type) => [type, {}]));
      return createRequest(documentWith({ responses: { 200: { content } } }), "sendValue").headers;
    };
    expect(acceptOf("application/json")).toEqual([]);
    expect(acceptOf("text/csv", "application/json")).toEqual([{ name: "Accept", value: "application/json" }]);
    expect(acceptOf("application/vnd.a+json")).toEqual([{ name: "Accept", value: "application/vnd.a+json" }]);
  });
});

describe("createRequestFromHar", () => {
  const url = "https://api.library.example/v1/books";
  const bodyOf = (postData: object) => createRequestFromHar({ method: "POST", url, postData }).body;

  test("decodes base64, and keeps numbers as they are written", () => {
    expect(bodyOf({ mimeType: "text/plain", encoding: "base64", text: "w6k=" })).toMatchObject({ text: "é" });
    expect(bodyOf({ mimeType: "application/json", text: '{"a": 1.50}' })).toMatchObject({
      kind: "text",
      text: '{"a": 1.50}',
    });
  });

  test("keeps the commas of the URL as they are", () => {
    const { query, url: sent } = createRequestFromHar({ method: "GET", url: `${url}?ids=1,a+b%2C&c=d` });
    expect(query.map(({ name, value }) => [name, value])).toEqual([
      ["ids", "1,a b,"],
      ["c", "d"],
    ]);
    expect(sent).toBe(`${url}?ids=1,a%20b%2C`);
  });

  test("sends a pair once that its list has encoded", () => {
    const queryString = [{ name: "q", value: "a%20b" }];
    expect(createRequestFromHar({ method: "GET", url: `${url}?q=a%20b`, queryString }).query).toEqual([
      { name: "q", value: "a b" },
    ]);
  });
});

test("createRequest prefers the HTTPS of the first server", () => {
  const serverOf = (...urls: readonly string[]) => {
    const servers = urls.map((url) => ({ url }));
    return createRequest({ ...documentWith({}), servers }, "sendValue").server;
  };
  expect(serverOf("http://a.example/v1", "https://b.example/v1", "https://a.example/v1")).toBe("https://a.example/v1");
  expect(serverOf("http://a.example/v1", "https://b.example/v1")).toBe("http://a.example/v1");
});
