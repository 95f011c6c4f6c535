import { createClient } from "@signet/client";
import { describe, expect, test } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";

/** A client whose server answers as told. */
function answering(body: BodyInit | null, init: ResponseInit) {
  return createClient({ token, baseUrl: "https://api.example.com", fetch: async () => new Response(body, init) });
}

const json = { "content-type": "application/json" };

describe("Result", () => {
  test("narrows to data by the literal status", async () => {
    const result = await answering('{"companies":[]}', { status: 200, headers: json }).GET("/v1/companies");
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(result.data.companies).toEqual([]);
    // @ts-expect-error a success has no error
    expect(result.error).toBeUndefined();
  });

  test("narrows to error for a declared failure", async () => {
    const result = await answering('{"detail":"Invalid token"}', { status: 401, headers: json }).GET("/v1/companies");
    if (result.status !== 401) throw new Error(`unexpected ${result.status}`);
    expect(result.error.detail).toBe("Invalid token");
    // @ts-expect-error a failure has no data
    expect(result.data).toBeUndefined();
  });

  test("has no body where the contract promises none", async () => {
    const guid = "1b7f2c9e-53d4-4f1a-9a60-7c2d8e4b1f35";
    const result = await answering(null, { status: 204 }).DELETE("/v1/folders/{guid}", { params: { path: { guid } } });
    expect(result).toMatchObject({ status: 204, data: undefined });
  });

  test.each([
    ["an undeclared status", "{}", 418, json, "status"],
    ["an empty failure", "", 500, {}, "status"],
    ["a sign-in page", "<html>", 200, { "content-type": "text/html" }, "content-type"],
    ["broken JSON", '{"companies":[', 200, json, "json"],
    ["empty JSON", "", 200, json, "json"],
  ])("keeps %s apart as unexpected", async (_, body, status, headers, reason) => {
    const result = await answering(body, { status, headers }).GET("/v1/companies");
    expect(result).toMatchObject({ status: "unexpected", reason, body, response: { status } });
  });
});
