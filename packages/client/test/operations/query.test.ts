import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { observed, token } from "../support/observed.ts";

const { requests, client } = observed();

/** Searches the portfolio with a query and returns the query that was sent. */
async function sent(query: object): Promise<URLSearchParams> {
  requests.length = 0;
  await client.GET("/v2/portfolio", { params: { query } });
  expect(requests[0]?.url.pathname).toBe("/v2/portfolio");
  return requests[0]?.url.searchParams ?? new URLSearchParams();
}

describe("a query parameter", () => {
  test("is comma-separated if the contract says so", async () => {
    requests.length = 0;
    await client.GET("/v1/companies/{guid}", { params: { path: { guid: "g" }, query: { fields: ["guid", "na,me"] } } });
    expect(requests[0]?.url.search).toBe("?fields=guid,na%2Cme");
  });

  test("repeats its name otherwise, and is omitted if undefined or an empty array", async () => {
    expect([...(await sent({ tag: ["a", 1, true], offset: undefined, fields: [], none: [] }))]).toEqual([
      ["tag", "a"],
      ["tag", "1"],
      ["tag", "true"],
    ]);
  });

  test.each(["a&admin", "x=y", "#f", "__proto__", "a[b]", "a b", "ключ", "limit"])(
    "keeps the name %j in one parameter",
    async (name) => {
      const query = JSON.parse(`{${JSON.stringify(name)}:"a&b=c #é+%"}`);
      expect([...(await sent(query))]).toEqual([[name, "a&b=c #é+%"]]);
    },
  );

  test.each([null, { a: 1 }, new Date(0), Number.NaN, [["nested"]], [null], Symbol("a"), () => 1, 1n, "\ud800"])(
    "refuses %o, by name",
    async (limit) => {
      requests.length = 0;
      const call = client.GET("/v2/portfolio", { params: { query: { limit: limit as number } } });
      await expect(call).rejects.toMatchObject({
        code: "ERR_INVALID_PARAMETER",
        message: expect.stringContaining('"limit"'),
      });
      expect(requests).toHaveLength(0);
    },
  );

  test.each(["\ud800", token])("does not quote an unknown name: %j", async (name) => {
    requests.length = 0;
    const query = { [name]: name === token ? {} : "a" };
    await expect(client.GET("/v2/portfolio", { params: { query: query as object } })).rejects.toMatchObject({
      code: "ERR_INVALID_PARAMETER",
      message: expect.not.stringContaining(name),
    });
    expect(requests).toHaveLength(0);
  });

  test("arrives unchanged, whatever its name and value", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom("&", "=", "#", "+", "%", "%26", " ", ",", ";", "\0", "\r\n", "é", "[", "]"), {
          maxLength: 6,
        })
        .map((pieces) => pieces.join("")),
    );
    const scalar = fc.oneof(text, fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    const names = text.filter((name) => !commaSeparated.has(name) && name.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, fc.oneof(scalar, fc.array(scalar))), async (query) => {
        const pairs = Object.entries(query).flatMap(([name, value]) =>
          [value].flat().map((item) => [name, String(item)]),
        );
        if (pairs.flat().every((each) => each?.isWellFormed())) expect([...(await sent(query))]).toEqual(pairs);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });
});

/** Those of the portfolio's parameters that are joined. */
const commaSeparated = new Set(["sort", "fields", "industry.slug", "subscription_type.slug", "guid"]);
