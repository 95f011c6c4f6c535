import { createSnippet, type OpenApiDocument, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract } from "../support/contract.ts";
import { documentWith, documentWithParameter } from "../support/document.ts";
import { requestOf, verified } from "../support/verified.ts";

const schema = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    id: { type: "string", readOnly: true },
    note: { type: "string", nullable: true },
    pages: { type: "integer", minimum: 0, exclusiveMinimum: true },
    parent: { $ref: "#/components/schemas/Book" },
    tags: { type: "array", items: { enum: ["new"] } },
    never: { type: "string", pattern: "^(?=x)y$" },
  },
};
const withBook = (): OpenApiDocument => {
  const parameters = [
    { name: "q", in: "query", schema: { type: "string" } },
    { name: "Trace", in: "header", schema: { type: "string" } },
    { name: "mood", in: "cookie", schema: { enum: ["good day"] } },
    { name: "deep", in: "query", schema: { type: "array", items: { type: "array", items: { type: "string" } } } },
  ];
  const requestBody = { content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } } };
  const document = documentWith({ parameters, requestBody }, { method: "post" });
  return { ...document, components: { ...document.components, schemas: { Book: schema } } };
};

describe("createSnippet, with all", () => {
  test("sends every optional parameter and field that has a value, in all languages", async () => {
    const report = await verified(withBook(), { all: true, token: "abc123" });
    const request = requestOf(report, "sendValue");
    expect(report.operations[0]?.validationErrors).toEqual([]);
    expect(request.query).toEqual([
      ["q", "example-q"],
      ["deep[0][0]", "example-deep"],
    ]);
    expect(request.headers).toContainEqual(["trace", "example-trace"]);
    expect(request.headers).toContainEqual(["cookie", "mood=good%20day"]);
    expect(request.body).toEqual({
      kind: "json",
      // A book contains no other book.
      value: '{"name":"Example name","note":"Example note","pages":1,"tags":["new"]}',
    });
  });

  test("sends only required values without it", () => {
    expect(createSnippet(withBook(), "sendValue", "curl").code).toBe(
      [
        "curl --location https://api.library.example/values",
        "-u api_token:",
        "--header 'Content-Type: application/json'",
        `--data '{"name": "Example name"}'`,
      ].join(" \\\n  "),
    );
  });
});

describe("createSnippet, with errors", () => {
  test("lets curl fail, and Python and TypeScript print the response", () => {
    const [curl, python, typescript] = targetNames.map(
      (target) => createSnippet(documentWith({}), "sendValue", target, { errors: true }).code,
    );
    expect(curl).toContain("--fail-with-body --silent --show-error");
    expect(python).toBe(`import sys

import requests

try:
    response = requests.get(
        "https://api.library.example/values", auth=("api_token", ""), timeout=30
    )
    response.raise_for_status()
    print(response.json())
except requests.HTTPError as error:
    sys.exit(f"status {error.response.status_code}: {error.response.text}")
except requests.RequestException as error:
    sys.exit(f"no response: {error}")`);
    expect(typescript).toContain("} catch (error) {\n  console.error(");
  });

  test("sends the same request as without it", async () => {
    expect(requestOf(await verified(documentWith({}), { errors: true, token: "abc123" }), "sendValue").path).toEqual([
      "",
      "values",
    ]);
  });
});

describe("createSnippet, with a response that is not JSON", () => {
  const documentReturning = (content: Record<string, object>) =>
    documentWith({ responses: { 200: { content } }, security: [] });
  const csv = documentReturning({ "application/json": {}, "text/csv": {} });
  const pdf = documentReturning({ "application/pdf": {} });

  test("requests CSV and prints it", async () => {
    const options = { accept: "text/csv" };
    expect(requestOf(await verified(csv, options), "sendValue").headers).toEqual([["accept", "text/csv"]]);
    expect(createSnippet(csv, "sendValue", "python", options).code).toMatch(/print\(response\.text\)$/);
    expect(createSnippet(csv, "sendValue", "typescript", options).code).toMatch(/await response\.text\(\)\);$/);
  });

  test("names the media types of an operation's response", () => {
    expect(() => createSnippet(csv, "sendValue", "curl", { accept: "image/png" })).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_VALUE", message: expect.stringContaining("text/csv") }),
    );
  });

  test("saves binary responses, and others on request, to a file", async () => {
    expect(createSnippet(pdf, "sendValue", "curl").code).toMatch(/--fail --output sendValue\.pdf$/);
    const codes = targetNames.map((target) => createSnippet(csv, "sendValue", target, { download: "it's.csv" }).code);
    expect(codes[0]).toMatch(/--output 'it'\\''s\.csv'$/);
    expect(codes[1]).toContain(`with open("it's.csv", "wb") as file:\n    file.write(response.content)`);
    expect(codes[2]).toContain(`await writeFile("it's.csv", Buffer.from(await response.arrayBuffer()));`);
    expect((await verified(pdf)).operations[0]?.errors).toEqual([]);
  });
});

describe("createSnippet, on servers, names and methods", () => {
  test("fills a server's variables from options, defaults and lists, and names one without a value", () => {
    const variables = { region: { enum: ["eu", "us"] }, version: { default: "v1" } };
    const servers = [{ url: "https://{region}.library.example/{version}", variables }];
    const document = { ...documentWith({ security: [] }), servers };
    expect(createSnippet(document, "sendValue", "curl").code).toBe(
      "curl --location https://eu.library.example/v1/values",
    );
    const serverVariables = { region: "us" };
    expect(createSnippet(document, "sendValue", "curl", { serverVariables }).code).toContain("https://us.library");
  });

  test("finds an operation without an id by its method and path, and follows references of paths", () => {
    const document: OpenApiDocument = {
      openapi: "3.1.0",
      servers: [{ url: "https://api.library.example" }],
      paths: { "/a": { $ref: "#/components/pathItems/A" }, "x-note": { get: {} } },
      components: { pathItems: { A: { get: {}, servers: [{ url: "https://a.example" }] } } },
    };
    expect(createSnippet(document, "GET /a", "curl")).toMatchObject({
      operationId: "GET /a",
      code: "curl --location https://a.example/a",
    });
    expect(() => createSnippet(document, "GET x-note", "curl")).toThrow(/Nearest: GET \/a\./);
  });

  test("refuses TRACE, and GET with a body, for fetch", () => {
    const requestBody = { required: true, content: { "application/json": { example: {} } } };
    expect(() => createSnippet(documentWith({}, { method: "trace" }), "sendValue", "typescript")).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_METHOD" }),
    );
    expect(() => createSnippet(documentWith({ requestBody }), "sendValue", "typescript")).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_BODY" }),
    );
  });

  test("uses the client for a document that names it, and fetch alone for others", () => {
    const { "x-snippets": _, ...other } = contract;
    const options = { client: "fetch" } as const;
    expect(createSnippet(contract, "listCompanies", "typescript").code).toContain("@signet/client");
    expect(createSnippet(contract, "listCompanies", "typescript", options).code).not.toContain("import");
    expect(createSnippet(other, "listCompanies", "typescript").code).toContain('btoa("username:password")');
  });

  test.each([
    ["Stripe API", "STRIPE_API_KEY"],
    ["The Société Générale REST API v2 (OpenAPI 3.0)", "SOCIETE_GENERALE_API_KEY"],
    ["1Password Events API", "API_1PASSWORD_EVENTS_API_KEY"],
    ["Swagger Petstore - OpenAPI 3.0", "SWAGGER_PETSTORE_API_KEY"],
    ["図書館 API", "API_KEY"],
    [undefined, "API_KEY"],
  ])("names the environment variable after the title %j", (title, variable) => {
    const securitySchemes = { apiToken: { type: "apiKey", in: "header", name: "X-Key" } };
    const { "x-snippets": _, ...document } = documentWith({});
    const titled = { ...document, info: title === undefined ? {} : { title }, components: { securitySchemes } };
    expect(createSnippet(titled, "sendValue", "curl", { credentialsFrom: "environment" }).code).toContain(
      `$${variable}"`,
    );
  });

  test.each([[{ client: "axios" }], [{ token: 1 }], ["signet"]])("refuses x-snippets with %j", (stated) => {
    const document = { ...documentWith({}), "x-snippets": stated as never };
    expect(() => createSnippet(document, "sendValue", "curl")).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_DOCUMENT", message: expect.stringContaining("x-snippets") }),
    );
  });

  test("lets the client read its own variable", () => {
    const { code } = createSnippet(contract, "listCompanies", "typescript", { credentialsFrom: "environment" });
    expect(code).toContain("createClient();");
  });
});

describe("createSnippet, on values of OpenAPI 3.0 and 3.1", () => {
  test.each([
    ["a null beside another default", { nullable: true, enum: [null, "x"] }, "x"],
    ["a type with null", { type: ["null", "boolean"] }, "true"],
    ["a bound that is a boolean", { type: "integer", maximum: 0, exclusiveMaximum: true }, "-1"],
    ["a bound that is a number", { type: "integer", exclusiveMinimum: 7 }, "8"],
    ["anyOf", { anyOf: [{ type: "string", enum: ["y"] }] }, "y"],
    ["allOf with a sibling", { allOf: [{ $ref: "#/components/schemas/Word" }], minLength: 2 }, "example-word"],
    ["a pattern", { type: "string", pattern: "^v\\d+\\.\\d+$" }, "v1.1"],
  ])("samples %s", (_what, schema, expected) => {
    const document = documentWithParameter({ name: "word", in: "query", required: true, schema });
    const components = { ...document.components, schemas: { Word: { type: "string" } } };
    const { code } = createSnippet({ ...document, components }, "sendValue", "curl");
    expect(/word=([^' ]*)/.exec(code)?.[1]).toBe(expected);
  });

  test("sets the discriminator of a oneOf's branch", () => {
    const schema = {
      oneOf: [{ $ref: "#/components/schemas/Cat" }],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    const document = documentWith({ requestBody }, { method: "post" });
    const Cat = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
    const components = { ...document.components, schemas: { Cat } };
    expect(createSnippet({ ...document, components }, "sendValue", "curl").code).toContain('{"kind": "cat"}');
  });
});
