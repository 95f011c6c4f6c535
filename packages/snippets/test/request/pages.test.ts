import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSnippet, type OpenApiDocument, type Schema } from "@signet/snippets";
import { ensurePython } from "@signet/tools/python";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract } from "../support/contract.ts";
import { documentWith } from "../support/document.ts";
import { run } from "../support/run.ts";

const items = { type: "array", items: { type: "string" } };
const text = { type: ["string", "null"] };

/** Creates a document with a list of this pagination. */
function listing(pagination: string, properties: NonNullable<Schema["properties"]>): OpenApiDocument {
  return documentWith({
    security: [],
    "x-pagination": pagination,
    parameters: [{ name: "limit", in: "query", example: 2 }],
    responses: { 200: { content: { "application/json": { schema: { type: "object", properties } } } } },
  });
}

const styles = {
  links: listing("links", { links: { type: "object", properties: { next: text } }, "all-results": items }),
  offset: listing("offset", { count: { type: "integer" }, "all-results": items }),
  cursor: listing("cursor", { cursor: { type: "object", properties: { next: text } }, "all-results": items }),
};

/** The requests of each style. */
const expected = {
  links: ["/values?limit=2", "/values?limit=2&offset=2", "/values?limit=2&offset=4"],
  offset: ["/values?limit=2&offset=0", "/values?limit=2&offset=2", "/values?limit=2&offset=4"],
  cursor: ["/values?limit=2", "/values?limit=2&cursor=at+2", "/values?limit=2&cursor=at+4"],
};

describe("createSnippet, with pages", () => {
  const received: string[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    received.push(url);
    const { searchParams } = new URL(url, "http://localhost");
    const offset = Number(searchParams.get("offset") ?? searchParams.get("cursor")?.slice("at ".length) ?? 0);
    const isLast = offset >= 4;
    const next = isLast ? null : `http://${headers.host}/values?limit=2&offset=${offset + 2}`;
    const content = {
      links: { next },
      cursor: { next: isLast ? null : `at ${offset + 2}` },
      count: 6,
      "all-results": [`item ${offset}`, `item ${offset + 1}`],
    };
    response.setHeader("content-type", "application/json").end(JSON.stringify(content));
  });
  const options = { pages: true, server: "" };
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    options.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const runs = {
    python: async (code: string) => run(await ensurePython(), ["-"], code),
    typescript: (code: string) => run(process.execPath, ["--input-type=module-typescript", "-"], code),
  };

  test.each(
    (["links", "offset", "cursor"] as const).flatMap((style) =>
      (["python", "typescript"] as const).flatMap((target) => [
        [style, target, false] as const,
        [style, target, true] as const,
      ]),
    ),
  )("reads every page by %s in %s, with error handling: %s", async (style, target, errors) => {
    received.length = 0;
    const output = await runs[target](createSnippet(styles[style], "sendValue", target, { ...options, errors }).code);
    expect(output.trim().split("\n")).toEqual([0, 1, 2, 3, 4, 5].map((index) => `item ${index}`));
    expect(received).toEqual(expected[style]);
  });

  test("reads the pages of the contract's lists", () => {
    const { code } = createSnippet(contract, "listFindings", "python", { pages: true });
    expect(code).toContain(
      `    for item in page["results"]:\n        print(item)\n    url, params = page["links"].get("next"), {}`,
    );
  });

  test.each([
    ["curl", styles.links],
    ["python", documentWith({})],
    ["python", listing("cursor", { links: { type: "object", properties: { next: text } }, results: items })],
    ["typescript", listing("pigeon", { next: text, results: items })],
  ] as const)("refuses %s for a list without pages", (target, document) => {
    expect(() => createSnippet(document, "sendValue", target, { pages: true })).toThrow(
      expect.objectContaining({ code: "ERR_NO_PAGES" }),
    );
  });
});
