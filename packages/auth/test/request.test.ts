import { createGuardedFetch } from "@signet/auth";
import { authorization, listen, token } from "@signet/tools/tls-listeners";
import { describe, expect, test } from "vitest";
import { recorder } from "./recorder.ts";
import { printed, refusal } from "./refusal.ts";

const baseUrl = "https://api.example.com";

describe("arguments of the guarded fetch", () => {
  test.each(["GET / HTTP/1.1\r\nX: y", "TRACE", "trace", "CONNECT", "TRACK", "", "GET ", "G\u00c9T"])(
    "refuses the method %j",
    async (method) => {
      const { calls, fetch } = recorder();
      const call = createGuardedFetch({ baseUrl, token, fetch })(baseUrl, { method });
      await expect(call).rejects.toMatchObject({ code: "ERR_INVALID_REQUEST" });
      expect(calls).toHaveLength(0);
    },
  );

  test.each([
    { Authorization: "Basic other" },
    { AUTHORIZATION: "Basic other" },
    { authorization: "Bearer one" },
    [
      ["Authorization", "Basic one"],
      ["authorization", "Basic two"],
    ] as [string, string][],
    new Headers({ authorization: "Basic other" }),
  ])("sends exactly one Authorization, its own, in place of %o", async (headers) => {
    const { host, requests } = await listen();
    await createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}/v1`, { headers });
    const [request] = requests;
    expect(request?.fields("authorization")).toEqual([authorization]);
  });

  test("refuses a header with a line break without quoting it", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    for (const headers of [{ "x-note": `${token}\r\nX-Evil: 1` }, { [`x\r\n${token}`]: "1" }]) {
      const error = await refusal(() => guarded(baseUrl, { headers }));
      expect(error.code).toBe("ERR_INVALID_REQUEST");
      expect(printed(error)).not.toContain(token);
    }
    expect(calls).toHaveLength(0);
  });

  test("ignores a Host header", async () => {
    const { host, requests } = await listen();
    await createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}/v1`, {
      headers: { host: "evil.example" },
    });
    expect(requests[0]?.fields("host")).toEqual([host]);
  });

  test("ignores the redirect mode of an init and of a Request", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    await guarded(baseUrl, { redirect: "follow" });
    await guarded(new Request(baseUrl, { redirect: "follow" }));
    expect(calls.map(({ init }) => init.redirect)).toEqual(["manual", "manual"]);
  });

  test("never uses a redirect mode that Workers do not have", async () => {
    const { calls, fetch } = recorder();
    await createGuardedFetch({ baseUrl, token, fetch })(baseUrl, { redirect: "error" });
    expect(calls[0]?.init.redirect).toBe("manual");
  });

  test("never sends cookies", async () => {
    const { calls, fetch } = recorder();
    await createGuardedFetch({ baseUrl, token, fetch })(new Request(baseUrl, { credentials: "include" }), {
      credentials: "include",
    });
    expect(calls[0]?.init.credentials).toBe("omit");
  });

  test("ignores options of single runtimes", async () => {
    const { calls, fetch } = recorder();
    const doors = { dispatcher: {}, unix: "/tmp/socket", proxy: "http://evil.example", tls: {}, client: {}, cf: {} };
    await createGuardedFetch({ baseUrl, token, fetch })(baseUrl, doors as RequestInit);
    expect(Object.keys(calls[0]?.init ?? {})).toEqual([
      "method",
      "headers",
      "body",
      "signal",
      "redirect",
      "credentials",
    ]);
  });

  test("reads a URL, and each part of an init, once", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    let reads = 0;
    const once = <Value>(first: Value, later: Value): Value => (reads++ === 0 ? first : later);
    const address = { toString: () => once(`${baseUrl}/a`, "http://evil.example/b") };
    await guarded(address as URL);
    reads = 0;
    const lying = new Request(`${baseUrl}/c`);
    Object.defineProperty(lying, "url", { get: () => once(`${baseUrl}/d`, "http://evil.example/e") });
    await guarded(lying);
    reads = 0;
    const init = Object.defineProperty({}, "method", { get: () => once("PUT", "TRACE") });
    await guarded(`${baseUrl}/f`, init);
    expect(calls.map(({ url, init: { method } }) => `${method} ${url}`)).toEqual([
      `GET ${baseUrl}/a`,
      `GET ${baseUrl}/d`,
      `PUT ${baseUrl}/f`,
    ]);
  });

  test("checks the URL that a manipulated Request returns, because it is the one that is requested", async () => {
    const { calls, fetch } = recorder();
    class Lying extends Request {
      override get url(): string {
        return "https://evil.example/";
      }
    }
    const call = createGuardedFetch({ baseUrl, token, fetch })(new Lying(baseUrl));
    await expect(call).rejects.toMatchObject({ code: "ERR_OTHER_ORIGIN" });
    expect(calls).toHaveLength(0);
  });

  test("refuses a body that cannot be sent", async () => {
    const { calls, fetch } = recorder();
    const guarded = createGuardedFetch({ baseUrl, token, fetch });
    const used = new Request(baseUrl, { method: "POST", body: "{}" });
    await used.text();
    const stuck = new Request(baseUrl, { method: "POST", body: "{}" });
    stuck.body?.getReader();
    for (const call of [guarded(used), guarded(stuck), guarded(baseUrl, { body: "{}" })]) {
      await expect(call).rejects.toMatchObject({ code: "ERR_INVALID_REQUEST" });
    }
    expect(calls).toHaveLength(0);
  });

  test("refuses a signal that is not an AbortSignal", async () => {
    const signal = { aborted: false } as AbortSignal;
    const call = createGuardedFetch({ baseUrl, token, fetch: recorder().fetch })(baseUrl, { signal });
    await expect(call).rejects.toMatchObject({ code: "ERR_INVALID_REQUEST" });
  });

  test("streams a body that a caller streams", async () => {
    const { host, requests } = await listen();
    const body = new Blob(["a", "b"]).stream();
    await createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}`, { method: "POST", body });
    expect(requests[0]?.body).toBe("ab");
  });
});
