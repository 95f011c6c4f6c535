import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { observed } from "../support/observed.ts";

const { requests, client } = observed();

/** The path that a company's guid leads to, or `undefined` where it is refused by name and nothing is sent. */
async function pathOf(guid: unknown): Promise<string | undefined> {
  requests.length = 0;
  const call = client.GET("/v1/companies/{guid}", { params: { path: { guid: guid as string } } });
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return requests[0]?.url.pathname;
  expect(error).toMatchObject({ code: "ERR_INVALID_PARAMETER", message: expect.stringContaining('"guid"') });
  expect(requests).toHaveLength(0);
  return undefined;
}

describe("a path parameter", () => {
  test.each([".", ".."])("rejects %j, which would resolve to the list or above it", async (guid) => {
    expect(await pathOf(guid)).toBeUndefined();
  });

  test("rejects an empty string, on GET and DELETE", async () => {
    expect(await pathOf("")).toBeUndefined();
    requests.length = 0;
    const call = client.DELETE("/v1/folders/{guid}", { params: { path: { guid: "" } } });
    await expect(call).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER" });
    expect(requests).toHaveLength(0);
  });

  test.each([
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    {},
    { "../../admin": 1 },
    [],
    () => "guid",
    Symbol("guid"),
    Object("guid"),
    10n,
  ])("refuses %o", async (guid) => {
    expect(await pathOf(guid)).toBeUndefined();
  });

  test.each([[[".."]], [[".", "."]], [["a"]]])("rejects the array %j", async (guid) => {
    expect(await pathOf(guid)).toBeUndefined();
  });

  test.each([
    "%2e%2e",
    "%2E.",
    ".%2e",
    "%2e",
    "..%2f",
    "%252e%252e",
    "%25252E.",
    "a%2f..",
    "..%5ca",
    "../../..",
    "a/../b",
    "..\\a",
  ])("refuses %j, which something on the way might decode to a way up", async (guid) => {
    expect(await pathOf(guid)).toBeUndefined();
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["a?x=1", "a%3Fx%3D1"],
    ["a#f", "a%23f"],
    ["a;b", "a%3Bb"],
    ["a\\b", "a%5Cb"],
    ["//evil", "%2F%2Fevil"],
    ["é", "%C3%A9"],
    ["...", "..."],
    ["a..b", "a..b"],
    ["{guid}", "%7Bguid%7D"],
    ["$&$1", "%24%26%241"],
  ])("writes %j as one segment", async (guid, segment) => {
    expect(await pathOf(guid)).toBe(`/v1/companies/${segment}`);
  });

  test.each([
    ["a\r\nX-Evil: 1", "a%0D%0AX-Evil%3A%201"],
    ["a\0b", "a%00b"],
    ["a\tb", "a%09b"],
  ])("writes %j percent-encoded", async (guid, segment) => {
    expect(await pathOf(guid)).toBe(`/v1/companies/${segment}`);
  });

  test.each(["\ud800", "a\udfffb"])("rejects the unpaired surrogate in %j", async (guid) => {
    expect(await pathOf(guid)).toBeUndefined();
  });

  test("accepts a number", async () => {
    expect(await pathOf(7)).toBe("/v1/companies/7");
  });

  test("is one segment that decodes to the value, or is rejected", async () => {
    const hostile = fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e",
      "%2F",
      "%25",
      "%",
      "?",
      "#",
      ";",
      "@",
      ":",
      "\r\n",
      "\0",
      "a",
      "é",
    );
    const value = fc.oneof(
      fc.array(hostile, { maxLength: 6 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.anything({ maxDepth: 1, maxKeys: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(value, async (guid) => {
        const path = await pathOf(guid);
        if (path === undefined) return;
        const [, , , segment = "", ...more] = path.split("/");
        if (more.length > 0 || decodeURIComponent(segment) !== String(guid)) throw new Error(`escaped to ${path}`);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  test("must not be missing", async () => {
    requests.length = 0;
    // @ts-expect-error the guid is required
    await expect(client.GET("/v1/companies/{guid}", {})).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER" });
    // @ts-expect-error the options are required, for they hold the guid
    await expect(client.GET("/v1/companies/{guid}")).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER" });
    expect(requests).toHaveLength(0);
  });
});
