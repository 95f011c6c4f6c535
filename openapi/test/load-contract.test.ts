import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contractFile, loadContract, parseContract, readUnverified } from "@signet/openapi";
import { describe, expect, onTestFinished, test } from "vitest";

const text = readFileSync(contractFile, "utf8");

const orderFact = { what: "the order", source: "none" };

/** A contract with one operation, which has one parameter. */
function withParameter(parameter: object): string {
  const get = { operationId: "listThings", tags: ["Things"], parameters: [parameter], responses: {} };
  const limits = { concurrent: 20, recommendedConcurrent: 3, requests: 5_000, windowSeconds: 300 };
  return JSON.stringify({ openapi: "3.1.0", "x-rate-limit": limits, paths: { "/things": { get } } });
}

describe("loadContract", () => {
  test("reads operations with references followed", () => {
    const { document, operations, rateLimit } = loadContract();
    const folder = operations.find(({ id }) => id === "getFolder");
    expect(folder).toMatchObject({
      method: "get",
      path: "/v1/folders/{guid}",
      pointer: "#/paths/~1v1~1folders~1{guid}/get",
      tag: "Folders",
      extensions: { idempotent: true, pagination: undefined },
    });
    expect(folder?.parameters).toEqual([
      expect.objectContaining({ name: "guid", in: "path", style: "simple", schema: expect.any(Object) }),
    ]);
    const tags = (document.tags as { name: string }[]).map(({ name }) => name);
    expect(new Set(operations.map(({ tag }) => tag))).toEqual(new Set(tags));
    expect(rateLimit.concurrent).toBe(20);
  });

  test("reads one unverified fact or several, of operations and parameters", () => {
    const parameter = { name: "sort", in: "query", schema: {}, "x-unverified": [orderFact, orderFact] };
    const [operation] = parseContract(withParameter(parameter)).operations;
    expect(operation?.parameters[0]?.unverified).toEqual([orderFact, orderFact]);
    expect(operation?.extensions.unverified).toEqual([]);
    expect(readUnverified({ "x-unverified": orderFact })).toEqual([orderFact]);
  });

  test("names the file that is missing", () => {
    expect(() => loadContract("/nothing/openapi.json")).toThrow("/nothing/openapi.json");
  });

  test("names the file that is broken", () => {
    const folder = mkdtempSync(join(tmpdir(), "signet-contract-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "broken.json"), text.slice(1));
    expect(() => loadContract(join(folder, "broken.json"))).toThrow(/broken\.json is invalid: /);
  });
});

describe("parseContract", () => {
  test.each<[string, string, string]>([
    ["empty text", "", "the contract is invalid: Unexpected end of JSON input"],
    ["something else", "{}", "the openapi version is missing"],
    ["a document without paths", '{"openapi":"3.1.0"}', "#/paths does not exist"],
    [
      "a missing operationId",
      text.replace(/"operationId": "getFolder",/, ""),
      "get /v1/folders/{guid}: operationId is missing",
    ],
    [
      "a reference to nothing",
      text.replace("#/components/schemas/Guid", "#/components/schemas/Nothing"),
      "#/components/schemas/Nothing does not exist",
    ],
    [
      "an unknown pagination",
      text.replace('"x-pagination": "links"', '"x-pagination": "pages"'),
      "x-pagination must be",
    ],
    ["a header parameter", withParameter({ name: "x-company", in: "header" }), 'the header parameter "x-company"'],
    ["a cookie", withParameter({ name: "session", in: "cookie" }), 'the cookie parameter "session"'],
    [
      "an unverified fact without a source",
      withParameter({ name: "sort", in: "query", schema: {}, "x-unverified": { what: "the order" } }),
      'x-unverified must be { what, source }, or a list of them, not {"what":"the order"}',
    ],
    ["JSON in a query", withParameter({ name: "filter", in: "query", content: {} }), 'the query parameter "filter"'],
  ])("refuses %s, naming the place", (_, broken, message) => {
    expect(() => parseContract(broken)).toThrow(message);
  });
});
