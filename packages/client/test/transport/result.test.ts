import { createClient, StatusError } from "@signet/client";
import { describe, expect, test, vi } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";

/** A client whose fetch returns the given response. */
function clientReturning(body: BodyInit | null, init: ResponseInit) {
  return createClient({
    token,
    baseUrl: "https://api.example.com",
    fetch: async () => new Response(body, init),
    retry: false,
  });
}

const json = { "content-type": "application/json" };

describe("Result", () => {
  test("narrows to data by the literal status", async () => {
    const result = await clientReturning('{"companies":[]}', { status: 200, headers: json }).GET("/v1/companies");
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(result.data.companies).toEqual([]);
    expect(result.error).toBeUndefined();
  });

  test("narrows to error for a declared failure", async () => {
    const result = await clientReturning('{"detail":"Invalid token"}', { status: 401, headers: json }).GET(
      "/v1/companies",
    );
    if (result.status !== 401) throw new Error(`unexpected ${result.status}`);
    expect(result.error.detail).toBe("Invalid token");
    expect(result.data).toBeUndefined();
  });

  test("has no body if the contract declares none", async () => {
    const guid = "1b7f2c9e-53d4-4f1a-9a60-7c2d8e4b1f35";
    const result = await clientReturning(null, { status: 204 }).DELETE("/v1/folders/{guid}", {
      params: { path: { guid } },
    });
    expect(result).toMatchObject({ status: 204, data: undefined });
  });

  test.each([
    ["truncated JSON", '{"companies":[{"guid":', 200, json, "json"],
    ["a page of HTML from a gateway", "<html>", 502, { "content-type": "text/html" }, "status"],
    ["JSON without its content type", "{}", 200, {}, "content-type"],
    ["an empty response", "", 200, json, "json"],
    ["an undeclared status", "{}", 418, json, "status"],
    ["an empty failure", "", 500, {}, "status"],
    ["a failure that is null", "null", 403, json, "json"],
    ["a failure that is false", "false", 403, json, "json"],
    ["a failure that is 0", "0", 403, json, "json"],
    ["a failure that is an empty text", '""', 403, json, "json"],
    ["a sign-in page", "<html>", 200, { "content-type": "text/html" }, "content-type"],
  ])("%s is kept apart as unexpected", async (_, body, status, headers, reason) => {
    const result = await clientReturning(body, { status, headers }).GET("/v1/companies");
    expect(result).toMatchObject({ status: "unexpected", reason, body, response: { status } });
    expect(result.error).toBeInstanceOf(StatusError);
  });

  test("drops a byte order mark and replaces invalid UTF-8", async () => {
    const marked = await clientReturning('\ufeff{"companies":[]}', { status: 200, headers: json }).GET("/v1/companies");
    expect(marked).toMatchObject({ status: 200, data: { companies: [] } });
    const bytes = Uint8Array.from([...Buffer.from('{"companies":[],"note":"'), 0xff, ...Buffer.from('"}')]);
    const broken = await clientReturning(bytes, { status: 200, headers: json }).GET("/v1/companies");
    expect(broken).toMatchObject({ status: 200, data: { note: "\ufffd" } });
  });

  test("treats __proto__ in JSON like any other property", async () => {
    const body = '{"companies":[],"__proto__":{"polluted":true}}';
    const result = await clientReturning(body, { status: 200, headers: json }).GET("/v1/companies");
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(Object.getPrototypeOf(result.data)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("cancels a body if the contract declares none", async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    // A Response of the platform cannot have status 204 and a body; a server can send them.
    const response = Object.defineProperty(new Response(body), "status", { value: 204 });
    const client = createClient({ token, baseUrl: "https://api.example.com", fetch: async () => response });
    const result = await client.DELETE("/v1/folders/{guid}", { params: { path: { guid: "g" } } });
    expect(result).toMatchObject({ status: 204, data: undefined });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("reports a truncated response, without the platform's error", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error(`Basic ${token}`)) });
    const call = clientReturning(body, { status: 200, headers: json }).GET("/v1/companies");
    await expect(call).rejects.toMatchObject({
      name: "ClientError",
      code: "ERR_NETWORK",
      message: "the response ended early",
      attempts: 1,
      operationId: "listCompanies",
    });
  });
});

describe("error", () => {
  test.each([
    ["200", json, '{"companies":[]}', 200, false],
    ["a declared failure", json, '{"detail":"No."}', 401, true],
    ["an HTML 502", { "content-type": "text/html" }, "<title>Bad gateway</title>", 502, true],
    ["an empty 500", {}, null, 500, true],
    ["an empty 403", {}, "", 403, true],
    ["an HTML 200", { "content-type": "text/html" }, "<title>Sign in</title>", 200, true],
    ["truncated JSON", json, '{"companies":[', 200, true],
  ] as const)("is set exactly when the call failed: %s", async (_, headers, body, status, failed) => {
    const { data, error, response } = await clientReturning(body, { status, headers }).GET("/v1/companies");
    expect([Boolean(error), data === undefined]).toEqual([failed, failed]);
    expect(response.status).toBe(status);
  });

  test("contains status, reason and the server's text on one line, without the token", async () => {
    const init = { status: 502, statusText: `Bad ${token}`, headers: { "content-type": "text/html" } };
    const { error } = await clientReturning(`<title>Bad\n\u001b[31mgateway ${token}</title>`, init).GET(
      "/v1/companies",
    );
    expect(String(error)).toBe(
      "StatusError: listCompanies failed with 502 Bad ***, which is outside the contract (status): Bad [31mgateway ***",
    );
  });
});
