import { createGuardedFetch } from "@signet/auth";
import { describe, expect, test } from "vitest";
import { recorder } from "./recorder.ts";
import { printed, refusal } from "./refusal.ts";

const baseUrl = "https://api.example.com";
const token = "abc123abc123abc123abc123abc123abcexample";
const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;

describe("createGuardedFetch", () => {
  test("sends the token as user-id with a blank password", async () => {
    const { calls, fetch } = recorder();
    await createGuardedFetch({ baseUrl, token, fetch })(`${baseUrl}/v1/companies`);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.init.headers.get("authorization")).toBe(authorization);
  });

  test("uses method, headers and body of a Request, which an init overrides", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    const request = () =>
      new Request(`${baseUrl}/v1/folders`, {
        method: "POST",
        body: '{"name":"ä"}',
        headers: { "content-type": "application/json" },
      });
    await guarded(request());
    await guarded(request(), { method: "patch", body: "{}", headers: { accept: "*/*" } });
    const [first, second] = calls.map(({ init }) => init);
    expect(first?.method).toBe("POST");
    expect(first?.headers.get("content-type")).toBe("application/json");
    expect(new TextDecoder().decode(first?.body as ArrayBuffer)).toBe('{"name":"ä"}');
    expect(second).toMatchObject({ method: "PATCH", body: "{}" });
    expect(second?.headers.get("content-type")).toBeNull();
  });

  test("calls the token function at every request", async () => {
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

  test("rejects with the error of a token function, and refuses a wrong return value", async () => {
    const { calls, fetch } = recorder();
    const failure = new Error("the vault is closed");
    const failing = createGuardedFetch({ baseUrl, fetch, token: () => Promise.reject(failure) });
    await expect(failing(baseUrl)).rejects.toBe(failure);
    for (const value of [undefined, "", "api_token", `${token}:`, { token }]) {
      const guarded = createGuardedFetch({ baseUrl, fetch, token: () => value as string });
      expect(printed(await refusal(() => guarded(baseUrl)))).not.toContain(token);
    }
    expect(calls).toHaveLength(0);
  });

  test.each([
    ["http", "http://api.example.com/v1", "ERR_INSECURE_URL"],
    ["another host", "https://evil.example/v1", "ERR_OTHER_ORIGIN"],
    ["another port", "https://api.example.com:8443/v1", "ERR_OTHER_ORIGIN"],
    ["userinfo", "https://user@api.example.com/v1", "ERR_URL_USERINFO"],
    ["a path alone", "/v1/companies", "ERR_INVALID_URL"],
    ["a blob", "blob:https://api.example.com/1", "ERR_INSECURE_URL"],
  ])("refuses to send to %s, for a string, a URL or a Request", async (_, address, code) => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    await expect(guarded(address)).rejects.toMatchObject({ code });
    if (URL.canParse(address) && code !== "ERR_URL_USERINFO") {
      await expect(guarded(new URL(address))).rejects.toMatchObject({ code });
      await expect(guarded(new Request(address))).rejects.toMatchObject({ code });
    }
    expect(calls).toHaveLength(0);
  });

  test("refuses the host with a trailing dot", async () => {
    const { calls, fetch } = recorder();
    const call = createGuardedFetch({ baseUrl, token, fetch })("https://api.example.com./v1");
    await expect(call).rejects.toMatchObject({ code: "ERR_OTHER_ORIGIN" });
    expect(calls).toHaveLength(0);
  });

  test("refuses a look-alike host and shows its punycode", async () => {
    const { fetch } = recorder();
    const call = createGuardedFetch({ baseUrl, token, fetch })("https://аpi.example.com/v1");
    await expect(call).rejects.toMatchObject({
      code: "ERR_OTHER_ORIGIN",
      message: expect.stringContaining("https://xn--pi-6kc.example.com"),
    });
  });

  test("refuses a URL instead of a path", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    await expect(guarded("//evil.example/x")).rejects.toMatchObject({ code: "ERR_INVALID_URL" });
    await expect(guarded("https://evil.example/x")).rejects.toMatchObject({ code: "ERR_OTHER_ORIGIN" });
    await guarded(`${baseUrl}//evil.example/x`);
    expect(calls.map(({ url }) => new URL(url).origin)).toEqual([baseUrl]);
  });

  test("replaces the platform's error, which may contain a header", async () => {
    const { fetch } = recorder(() => {
      throw new TypeError(authorization, { cause: { code: "ECONNREFUSED" } });
    });
    const error = await refusal(() => createGuardedFetch({ baseUrl, token, fetch })(baseUrl));
    expect(error).toMatchObject({ code: "ERR_NETWORK", message: expect.stringContaining("ECONNREFUSED") });
    expect(error.cause).toBeUndefined();
    expect(printed(error)).not.toContain(authorization);
  });

  test.each([undefined, null, "text", 7, { code: token }, { cause: { code: authorization } }, { code: 7 }])(
    "reports %o that fetch threw only as a missing response",
    async (thrown) => {
      const { fetch } = recorder(() => {
        throw thrown;
      });
      const error = await refusal(() => createGuardedFetch({ baseUrl, token, fetch })(baseUrl));
      expect(error.message).toBe("no response from https://api.example.com");
    },
  );

  test("keeps the fetch of its creation, even if the global is replaced", async () => {
    const { calls, fetch } = recorder();
    const before = globalThis.fetch;
    try {
      globalThis.fetch = fetch;
      const guarded = createGuardedFetch({ baseUrl, token });
      globalThis.fetch = () => Promise.reject(new Error("a later fetch"));
      await guarded(baseUrl);
    } finally {
      globalThis.fetch = before;
    }
    expect(calls).toHaveLength(1);
  });
});
