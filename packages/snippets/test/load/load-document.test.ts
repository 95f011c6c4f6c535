import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSnippet, ExactNumber, listOperations } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "snippets-load-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const root = 'openapi: 3.1.0\nservers: [{ url: "https://api.library.example" }]\n';
const curl = (document: Awaited<ReturnType<typeof loadDocument>>, operation: string) =>
  createSnippet(document, operation, "curl").code;

describe("loadDocument", () => {
  test("accepts a path, a file URL, text and a parsed object", async () => {
    const text = '{"openapi": "3.1.0", "paths": {"/a": {"get": {"x-rate": 1.0}}}}';
    const path = await file("a.json", text);
    for (const source of [path, pathToFileURL(path), text]) {
      const [found] = listOperations(await loadDocument(source));
      expect(found).toMatchObject({ operationId: "GET /a", operation: { "x-rate": new ExactNumber("1.0") } });
    }
    const document = JSON.parse(text);
    expect(await loadDocument(document)).toBe(document);
  });

  test("reads JSON with a trailing comma, which YAML allows", async () => {
    expect(await loadDocument('{"openapi": "3.1.0", "servers": [{"url": "/"},]}')).toHaveProperty("servers.length", 1);
  });

  test("follows references into other files, and back", async () => {
    await file(
      "parts.yaml",
      "Book:\n  get:\n    operationId: getBook\n    requestBody:\n      $ref: '#/Body'\nBody: {}\n",
    );
    const path = await file("root.yaml", `${root}paths:\n  /books:\n    $ref: 'parts.yaml#/Book'\n    x: 1\n`);
    expect(curl(await loadDocument(path), "getBook")).toBe("curl --location https://api.library.example/books");
  });

  test("follows a reference that YAML's aliases bring to several places", async () => {
    await file(
      "shared.yaml",
      `Since: { name: since, in: query, example: 2024-01-31 }
first:
  get:
    operationId: first
    parameters: &filters
      - { $ref: "names.yaml#/Name" }
      - { $ref: "#/Since" }
second:
  get: { operationId: second, parameters: *filters }
`,
    );
    await file("names.yaml", "Name: { name: name, in: query, example: Ada }\n");
    const document = await loadDocument(
      await file(
        "aliases.yaml",
        `${root}paths:\n  /first: { $ref: "shared.yaml#/first" }\n  /second: { $ref: "shared.yaml#/second" }\n`,
      ),
    );
    for (const operation of ["first", "second"]) {
      expect(curl(document, operation)).toBe(
        `curl --location 'https://api.library.example/${operation}?name=Ada&since=2024-01-31'`,
      );
    }
  });

  test("reports a missing file where a snippet needs it", async () => {
    const path = await file("missing.yaml", `${root}paths:\n  /a: { get: {} }\n  /b: { $ref: "nowhere.yaml#/b" }\n`);
    const document = await loadDocument(path);
    expect(() => curl(document, "GET /a")).toThrow(/nowhere\.yaml#\/b.*leaves the document/);
  });

  test.each([
    ["a.json", '{"openapi": "3.1.0",\n "paths": {,}}', ":2:12: not valid JSON or YAML"],
    ["b.json", '{"openapi": "3.1.0"', ":1:20: not valid JSON or YAML"],
    ["c.json", '{"a": "\\x"}', ":1:8: not valid JSON or YAML"],
    ["d.json", '{"a": 1} x', ":1:10: not valid JSON or YAML"],
    ["e.json", '{"a": [1, 2}', ":1:12: not valid JSON or YAML"],
    ["f.yaml", "openapi: 3.1.0\npaths:\n  a: b: c\n", ":3:6: not valid JSON or YAML"],
    ["g.yaml", "a: 1\na: 2\n", ":2:1: not valid JSON or YAML"],
    ["h.yaml", "just words\n", ":1:1: not an OpenAPI 3 document"],
    ["i.json", '{"swagger": "2.0"}', "it is Swagger 2.0"],
  ])("names the position of the error in %s", async (name, text, message) => {
    const path = await file(name, text);
    await expect(loadDocument(path)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_INVALID_DOCUMENT", message: expect.stringContaining(message) }),
    );
    await expect(loadDocument(path)).rejects.toThrow(path);
  });
});
