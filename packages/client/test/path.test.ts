import { createClient } from "@signet/client";
import { describe, expect, test } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";

/** The URLs that would have been fetched. */
function observed() {
  const urls: URL[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    urls.push(new URL(String(url)));
    return Response.json({});
  };
  return { urls, client: createClient({ token, baseUrl: "https://api.example.com", fetch }) };
}

describe("path parameters", () => {
  test("are one encoded segment each", async () => {
    const { urls, client } = observed();
    await client.GET("/v1/companies/{guid}", { params: { path: { guid: "a/b?c#d;é" } } });
    expect(urls.map(({ pathname }) => pathname)).toEqual(["/v1/companies/a%2Fb%3Fc%23d%3B%C3%A9"]);
  });

  test.each([
    ["an empty string", ""],
    ["one dot", "."],
    ["two dots", ".."],
    ["encoded dots", "%2E%2e"],
    ["a half-encoded pair", ".%2e"],
    ["undefined", undefined],
    ["null", null],
    ["NaN", Number.NaN],
    ["an object", { "../../admin": 1 }],
    ["an array", [".."]],
    ["a lone surrogate", "\ud800"],
  ])("refuse %s, by name and before anything is sent", async (_, guid) => {
    const { urls, client } = observed();
    const call = client.GET("/v1/companies/{guid}", { params: { path: { guid: guid as string } } });
    await expect(call).rejects.toMatchObject({
      code: "ERR_INVALID_PARAMETER",
      message: expect.stringContaining('"guid"'),
    });
    expect(urls).toHaveLength(0);
  });

  test("refuse to be missing altogether", async () => {
    const { urls, client } = observed();
    // @ts-expect-error the guid is required
    await expect(client.GET("/v1/companies/{guid}", {})).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER" });
    // @ts-expect-error the options are required, for they hold the guid
    await expect(client.GET("/v1/companies/{guid}")).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER" });
    expect(urls).toHaveLength(0);
  });
});

describe("query parameters", () => {
  test("are joined by commas where the contract says so", async () => {
    const { urls, client } = observed();
    await client.GET("/v1/companies/{guid}", { params: { path: { guid: "g" }, query: { fields: ["guid", "name"] } } });
    expect(urls[0]?.search).toBe("?fields=guid,name");
  });

  test("are encoded, names too, and left out when undefined", async () => {
    const { urls, client } = observed();
    const query = { limit: 5, q: "a&b=c #é", "a&admin": "1", offset: undefined };
    await client.GET("/v2/portfolio", { params: { query: query as { limit: number } } });
    expect([...(urls[0]?.searchParams ?? [])]).toEqual([
      ["limit", "5"],
      ["q", "a&b=c #é"],
      ["a&admin", "1"],
    ]);
  });

  test.each([null, { a: 1 }, new Date(0), Number.NaN, [["nested"]]])("refuse %o, by name", async (limit) => {
    const { urls, client } = observed();
    const call = client.GET("/v2/portfolio", { params: { query: { limit: limit as number } } });
    await expect(call).rejects.toMatchObject({
      code: "ERR_INVALID_PARAMETER",
      message: expect.stringContaining('"limit"'),
    });
    expect(urls).toHaveLength(0);
  });
});
