import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenApiDocument } from "@signet/snippets";
import { createSnippet } from "@signet/snippets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract } from "./contract.ts";
import { documentWith } from "./document.ts";
import { run, runners } from "./run.ts";

const page = {
  type: "object",
  properties: {
    links: { type: "object", properties: { next: { type: ["string", "null"] } } },
    "all-results": { type: "array", items: { type: "string" } },
  },
};
const paged: OpenApiDocument = documentWith({
  security: [],
  parameters: [{ name: "limit", in: "query", example: 2 }],
  responses: { 200: { content: { "application/json": { schema: page } } } },
});

describe("createSnippet, with pages", () => {
  const asked: string[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    asked.push(url);
    const offset = Number(new URL(url, "http://localhost").searchParams.get("offset") ?? 0);
    const next = offset < 4 ? `http://${headers.host}/values?limit=2&offset=${offset + 2}` : null;
    const content = { links: { next }, "all-results": [`item ${offset}`, `item ${offset + 1}`] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(content));
  });
  const options = { pages: true, server: "" };
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    options.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  test.each([
    ["python", runners.python],
    ["typescript", (code: string) => run(process.execPath, ["--input-type=module-typescript", "-"], code)],
  ] as const)("follows every page in %s", async (target, runner) => {
    asked.length = 0;
    const output = await runner(createSnippet(paged, "sendValue", target, options).code);
    expect(output.trim().split("\n")).toEqual([0, 1, 2, 3, 4, 5].map((index) => `item ${index}`));
    expect(asked).toEqual(["/values?limit=2", "/values?limit=2&offset=2", "/values?limit=2&offset=4"]);
  });

  test("follows the contract's pages", () => {
    const { code } = createSnippet(contract, "listFindings", "python", { pages: true });
    expect(code).toContain(
      `    for item in page["results"]:\n        print(item)\n    url, params = page["links"].get("next"), None`,
    );
  });

  test.each([
    ["curl", paged],
    ["python", documentWith({})],
  ] as const)("says so where %s has no pages to follow", (target, document) => {
    expect(() => createSnippet(document, "sendValue", target, { pages: true })).toThrow(
      expect.objectContaining({ code: "ERR_NO_PAGES" }),
    );
  });
});
