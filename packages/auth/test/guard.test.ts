import { createGuardedFetch } from "@signet/auth";
import { describe, expect, test } from "vitest";

const baseUrl = "https://api.example.com";
const token = "abc123abc123abc123abc123abc123abcexample";
const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;

/** A fetch that answers as told and keeps what it was asked. */
function recorder(answer: () => Response | Promise<Response> = () => new Response("{}")) {
  const calls: { url: string; init: RequestInit & { headers: Headers } }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: { ...init, headers: new Headers(init?.headers) } });
    return answer();
  };
  return { calls, fetch };
}

describe("createGuardedFetch", () => {
  test("places the token as user-id with a blank password", async () => {
    const { calls, fetch } = recorder();
    await createGuardedFetch({ baseUrl, token, fetch })(`${baseUrl}/v1/companies`);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.init.headers.get("authorization")).toBe(authorization);
    expect(calls[0]?.init.redirect).toBe("manual");
  });

  test("keeps method, headers and body of a Request, but for its Authorization", async () => {
    const { calls, fetch } = recorder();
    const request = new Request(`${baseUrl}/v1/folders`, {
      method: "POST",
      body: '{"name":"ä"}',
      headers: { "content-type": "application/json", Authorization: "Basic other" },
    });
    await createGuardedFetch({ baseUrl, token, fetch })(request);
    const init = calls[0]?.init;
    expect(init?.method).toBe("POST");
    expect(init?.headers.get("content-type")).toBe("application/json");
    expect(init?.headers.get("authorization")).toBe(authorization);
    expect(new TextDecoder().decode(init?.body as ArrayBuffer)).toBe('{"name":"ä"}');
  });

  test("asks a function for the token at every call", async () => {
    const { calls, fetch } = recorder();
    let count = 0;
    const guarded = createGuardedFetch({ baseUrl, token: async () => `token${++count}`, fetch });
    await guarded(baseUrl);
    await guarded(baseUrl);
    expect(calls.map(({ init }) => atob(init.headers.get("authorization")?.slice(6) ?? ""))).toEqual([
      "token1:",
      "token2:",
    ]);
  });

  test.each([
    ["http://api.example.com", "ERR_INSECURE_URL"],
    ["HTTP://localhost:3000", "ERR_INSECURE_URL"],
    ["ftp://api.example.com", "ERR_INSECURE_URL"],
    ["https://secret:@api.example.com", "ERR_URL_USERINFO"],
    ["https://api.example.com?x=1", "ERR_INVALID_URL"],
    ["https://api.example.com/#a", "ERR_INVALID_URL"],
    ["https:api.example.com", "ERR_INVALID_URL"],
    ["//api.example.com", "ERR_INVALID_URL"],
    ["", "ERR_INVALID_URL"],
  ])("refuses the base address %s at once", (address, code) => {
    expect(() => createGuardedFetch({ baseUrl: address, token })).toThrow(
      expect.objectContaining({ code, message: expect.not.stringContaining("secret") }),
    );
  });

  test.each([
    ["http://api.example.com/v1", "ERR_INSECURE_URL"],
    ["https://evil.example/v1", "ERR_OTHER_ORIGIN"],
    ["https://api.example.com:8443/v1", "ERR_OTHER_ORIGIN"],
    ["https://api.example.com./v1", "ERR_OTHER_ORIGIN"],
    ["https://user@api.example.com/v1", "ERR_URL_USERINFO"],
    ["/v1/companies", "ERR_INVALID_URL"],
  ])("refuses to send to %s", async (address, code) => {
    const { calls, fetch } = recorder();
    await expect(createGuardedFetch({ baseUrl, token, fetch })(address)).rejects.toMatchObject({ code });
    expect(calls).toHaveLength(0);
  });

  test.each([301, 302, 303, 307, 308])("refuses a %d instead of following it", async (status) => {
    const { fetch } = recorder(() => new Response(null, { status, headers: { location: "http://api.example.com/" } }));
    await expect(createGuardedFetch({ baseUrl, token, fetch })(baseUrl)).rejects.toMatchObject({
      code: "ERR_REDIRECT",
    });
  });

  test("passes a 304 through", async () => {
    const { fetch } = recorder(() => new Response(null, { status: 304 }));
    expect((await createGuardedFetch({ baseUrl, token, fetch })(baseUrl)).status).toBe(304);
  });

  test("replaces the platform's error, which may hold a header, by its own", async () => {
    const { fetch } = recorder(() => {
      throw new TypeError(authorization, { cause: { code: "ECONNREFUSED" } });
    });
    const error = await createGuardedFetch({ baseUrl, token, fetch })(baseUrl).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "ERR_NETWORK", message: expect.stringContaining("ECONNREFUSED") });
    expect(JSON.stringify([error, (error as Error).stack])).not.toContain(authorization);
  });

  test("rejects an aborted call with the reason of its signal", async () => {
    const reason = new Error("enough");
    const { fetch } = recorder(() => Promise.reject(new Error("aborted")));
    const call = createGuardedFetch({ baseUrl, token, fetch })(baseUrl, { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
  });
});
