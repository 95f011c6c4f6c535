import { createRequest, createSnippet } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract } from "../support/contract.ts";
import { documentWith, documentWithBody, documentWithParameter } from "../support/document.ts";

const base = "https://api.library.example";
const curl = (...[document, options]: [Parameters<typeof createSnippet>[0], { server?: string }?]) =>
  createSnippet(document, "sendValue", "curl", options).code;
const urlOf = (code: string) => new URL(/https:[^' ]*/.exec(code)?.[0] ?? "");

describe("createRequest", () => {
  test("returns the request as data", () => {
    const parameters = [
      { name: "id", in: "path", required: true, example: "a b" },
      { name: "q", in: "query", example: 1 },
      { name: "Trace", in: "header", required: true, example: "on" },
    ];
    const requestBody = { content: { "application/json": { example: { name: "Ada" } } } };
    const document = documentWith({ parameters, requestBody }, { path: "/values/{id}", method: "post" });
    expect(createRequest(document, "sendValue", { accept: "application/json" })).toMatchObject({
      operationId: "sendValue",
      method: "POST",
      server: base,
      path: "/values/a%20b",
      template: "/values/{id}",
      query: [{ name: "q", value: 1 }],
      headers: [
        { name: "Trace", value: "on" },
        { name: "Accept", value: "application/json" },
      ],
      cookies: [],
      body: { kind: "json", mediaType: "application/json", value: { name: "Ada" } },
      credentials: [{ scheme: "apiToken", place: "basic", name: "Authorization" }],
      response: { status: 200, kind: "json", mediaType: "application/json" },
    });
  });

  test("adds the pagination of a list on request", () => {
    expect(createRequest(contract, "listFindings").pagination).toBeUndefined();
    expect(createRequest(contract, "listFindings", { pages: true }).pagination).toEqual({
      style: "links",
      next: ["links", "next"],
      items: "results",
    });
  });
});

describe("createSnippet, on parameters", () => {
  test("sends required parameters, and optional query parameters with an example", () => {
    const parameters = [
      { name: "needed", in: "query", required: true, schema: { type: "integer", minimum: 5 } },
      { name: "shown", in: "query", example: "a" },
      { name: "listed", in: "query", examples: { one: { value: "b" } } },
      { name: "left", in: "query", schema: { type: "string", example: "c" } },
      { name: "Left", in: "header", example: "d" },
    ];
    expect(curl(documentWith({ parameters }))).toBe(
      `curl --location '${base}/values?needed=5&shown=a&listed=b' \\\n  -u api_token:`,
    );
  });

  test.each([
    ["example", { type: "string", example: "x", default: "y" }, "x"],
    ["examples", { type: "string", examples: ["x"], default: "y" }, "x"],
    ["const", { const: "x" }, "x"],
    ["default", { default: "x", enum: ["y"] }, "x"],
    ["enum", { enum: ["x", "y"] }, "x"],
    ["format", { type: "string", format: "date" }, "2024-01-31"],
    ["name", { type: "string" }, "example-word"],
    ["pattern", { type: "string", pattern: "^[A-Z]{3}-\\d$" }, "AAA-1"],
    ["pattern of groups", { type: "string", pattern: "^(?:(v\\d){2}|x)\\((?!b)[^a-z](ab)+$" }, "v1v1(Aab"],
    ["longer name", { type: "string", minLength: 15 }, "example-wordexa"],
    ["shorter name", { type: "string", maxLength: 2 }, "ex"],
    ["boolean", { type: "boolean" }, "true"],
    ["nullable", { type: ["null", "integer"] }, "1"],
    ["bounds of 3.0", { type: "integer", minimum: 3, exclusiveMinimum: true }, "4"],
    ["bounds of 3.1", { type: "integer", exclusiveMaximum: -3 }, "-4"],
    ["steps", { type: "integer", minimum: 11, multipleOf: 5 }, "15"],
    ["narrow bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }, "0.5"],
    ["array", { type: "array", minItems: 1, items: { enum: ["x"] } }, "x"],
    ["allOf", { allOf: [{ type: "string" }, { enum: ["x"] }] }, "x"],
    ["oneOf", { oneOf: [false, { const: "x" }] }, "x"],
    ["reference", { $ref: "#/components/schemas/Word" }, "x"],
  ])("takes a value from the schema's %s", (_source, schema, expected) => {
    const document = documentWithParameter({ name: "word", in: "query", required: true, schema });
    const components = { ...document.components, schemas: { Word: { enum: ["x"] } } };
    expect(urlOf(curl({ ...document, components })).searchParams.get("word")).toBe(expected);
  });

  test.each([
    ["nothing", undefined],
    ["a pattern that nothing meets", { type: "string", pattern: "^(?=x)y$" }],
    ["bounds that exclude each other", { type: "integer", minimum: 2, maximum: 1 }],
    ["false", false],
    ["an object that requires itself", { $ref: "#/components/schemas/Loop" }],
  ])("names the parameter whose schema is %s", (_case, schema) => {
    const document = documentWithParameter({
      name: "word",
      in: "query",
      required: true,
      ...(schema !== undefined && { schema }),
    });
    const loop = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Loop" } } };
    const components = { ...document.components, schemas: { Loop: loop } };
    expect(() => curl({ ...document, components })).toThrow(
      expect.objectContaining({ code: "ERR_MISSING_VALUE", message: expect.stringContaining('"word"') }),
    );
  });

  test.each([
    ["form", undefined, ["a,b", "c"], "v=a%2Cb&v=c"],
    ["form", false, ["a", "c"], "v=a%2Cc"],
    ["spaceDelimited", false, ["a", "c"], "v=a+c"],
    ["pipeDelimited", false, ["a", "c"], "v=a%7Cc"],
    ["form", true, { a: 1, b: true }, "a=1&b=true"],
    ["form", false, { a: 1, b: true }, "v=a%2C1%2Cb%2Ctrue"],
    ["deepObject", true, { a: 1, b: true }, "v%5Ba%5D=1&v%5Bb%5D=true"],
    ["form", undefined, [], ""],
    ["form", undefined, null, ""],
    ["form", undefined, { a: null, b: "x" }, "b=x"],
    ["form", undefined, { page: 0, sort: ["a", "b"] }, "page=0&sort=a&sort=b"],
    ["form", undefined, [["a"]], "v%5B0%5D%5B0%5D=a"],
    ["deepObject", true, { ids: [1, 2] }, "v%5Bids%5D%5B0%5D=1&v%5Bids%5D%5B1%5D=2"],
  ])("writes a query in style %s with explode %s: %j", (style, explode, example, expected) => {
    const parameter = { name: "v", in: "query", example, style, ...(explode !== undefined && { explode }) };
    expect(urlOf(curl(documentWithParameter(parameter))).searchParams.toString()).toBe(expected);
  });

  test.each([
    ["simple", false, "a/b", "a%2Fb"],
    ["simple", false, ["a", "b"], "a,b"],
    ["simple", true, { a: 1, b: 2 }, "a=1,b=2"],
    ["label", false, ["a", "b"], ".a,b"],
    ["label", true, ["a", "b"], ".a.b"],
    ["matrix", false, "a", ";v=a"],
    ["matrix", false, ["a", "b"], ";v=a,b"],
    ["matrix", true, ["a", "b"], ";v=a;v=b"],
    ["matrix", false, { a: 1 }, ";v=a,1"],
    ["matrix", true, { a: 1, b: 2 }, ";a=1;b=2"],
  ])("writes a path in style %s with explode %s: %j", (style, explode, example, expected) => {
    const code = curl(documentWithParameter({ name: "v", in: "path", example, style, explode }));
    expect(urlOf(code).pathname).toBe(`/values/${expected}`);
  });

  test("writes a parameter with content as JSON", () => {
    const content = { "application/json": { example: { a: [1n << 60n] } } };
    const code = curl(documentWithParameter({ name: "v", in: "query", required: true, content }));
    expect(urlOf(code).searchParams.get("v")).toBe('{"a": [1152921504606846976]}');
  });

  test.each([".", "..", ""])("refuses the path value %j, which would change the path", (example) => {
    expect(() => curl(documentWithParameter({ name: "v", in: "path", example }))).toThrow(/path/);
  });

  test("names a part of the path without a parameter", () => {
    expect(() => curl(documentWith({}, { path: "/values/{lost}" }))).toThrow(
      expect.objectContaining({ code: "ERR_MISSING_VALUE", message: expect.stringContaining("{lost}") }),
    );
  });

  test.each([
    ["a cookie whose name no cookie has", { name: "v w", in: "cookie", required: true, example: "a" }],
    ["a line break in a header", { name: "v", in: "header", required: true, example: "a\r\nB: c" }],
    ["a header that is not ASCII", { name: "v", in: "header", required: true, example: "é" }],
    ["half a surrogate pair", { name: "v", in: "query", example: "\ud800" }],
    ["a list in a list", { name: "v", in: "query", explode: false, example: [["a"]] }],
    ["a delimiter in an item", { name: "v", in: "query", explode: false, style: "pipeDelimited", example: ["a|b"] }],
    ["not a number", { name: "v", in: "query", example: Number.NaN }],
    ["a date object", { name: "v", in: "query", example: new Date(0) }],
  ])("refuses %s", (_case, parameter) => {
    expect(() => curl(documentWithParameter(parameter))).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE" }),
    );
  });
});

describe("createSnippet, on bodies", () => {
  test("sends what the schema requires without an example", () => {
    const schema = {
      type: "object",
      required: ["id", "name", "tags"],
      properties: {
        id: { type: "string", readOnly: true },
        name: { type: "string" },
        tags: { type: "array", items: { type: "string" } },
        note: { type: "string" },
      },
    };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    expect(curl(documentWith({ requestBody }, { method: "post" }))).toContain(
      `--data '{"name": "Example name", "tags": ["example-tags"]}'`,
    );
  });

  test("leaves out an optional body without an example", () => {
    const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
    expect(curl(documentWith({ requestBody }, { method: "post" }))).toBe(
      `curl --location ${base}/values \\\n  -u api_token: \\\n  --data '' \\\n  --header Content-Type:`,
    );
  });

  test("refuses a required body without a media type", () => {
    const requestBody = { required: true, content: {} };
    expect(() => curl(documentWith({ requestBody }, { method: "post" }))).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_BODY" }),
    );
  });

  test("refuses an argument that is too long for a command line, and writes it in other languages", () => {
    const document = documentWithBody({ text: "é".repeat(66_000) });
    expect(() => curl(document)).toThrow(expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE" }));
    expect(curl(documentWithBody({ text: "é".repeat(65_000) }))).toContain("éé");
    expect(createSnippet(document, "sendValue", "python").code).toContain("éé");
  });

  test("keeps a value with an exclamation mark on one line, because old shells expand it on a second", () => {
    const value = { text: "wow! ".repeat(20), more: "x" };
    expect(curl(documentWithBody(value)).split("\n").at(-1)).toContain(JSON.stringify(value.text));
  });
});

describe("createSnippet, on servers", () => {
  test("fills a server's variables with their defaults", () => {
    const variables = { region: { default: "eu" } };
    const document = { ...documentWith({}), servers: [{ url: "https://{region}.library.example/v1/", variables }] };
    expect(curl(document)).toBe("curl --location https://eu.library.example/v1/values -u api_token:");
  });

  test("prefers the operation's server to the document's", () => {
    expect(curl(documentWith({ servers: [{ url: "https://other.example" }] }))).toContain(
      "https://other.example/values",
    );
  });

  test.each([
    ["/v1", "ERR_INVALID_SERVER"],
    ["ftp://library.example", "ERR_INVALID_SERVER"],
    ["https://secret:word@library.example", "ERR_INVALID_SERVER"],
    ["https://library.example?secret=1", "ERR_INVALID_SERVER"],
    ["https://{region}.library.example", "ERR_MISSING_VALUE"],
  ])("refuses the server %s without repeating it", (url, code) => {
    try {
      curl({ ...documentWith({}), servers: [{ url }] });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code, message: expect.not.stringContaining("secret") });
    }
  });
});

describe("createSnippet, on references and security", () => {
  test.each(["#/nowhere", "#/constructor", "other.yaml#/x", "#/components/parameters/Self", "#/openapi"])(
    "names the broken reference %s",
    ($ref) => {
      const document = documentWith({ parameters: [{ $ref }] });
      const components = { ...document.components, parameters: { Self: { $ref: "#/components/parameters/Self" } } };
      expect(() => curl({ ...document, components })).toThrow(
        expect.objectContaining({ code: "ERR_BROKEN_REFERENCE", message: expect.stringContaining($ref) }),
      );
    },
  );

  test("refuses an operation with an unsupported security scheme", () => {
    const document = documentWith({ security: [{ session: [] }] });
    expect(() => curl(document)).toThrow(expect.objectContaining({ code: "ERR_UNSUPPORTED_SECURITY" }));
  });
});
