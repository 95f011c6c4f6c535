import { createGuardedFetch, tokenFromEnvironment } from "@signet/auth";
import { authorization, listen, listenPlain, token } from "@signet/tools/tls-listeners";
import { describe, expect, test } from "vitest";
import { printed, refusal } from "./refusal.ts";

/** Runs an action while every object seems to have one property more. */
async function polluted<Value>(name: string, value: unknown, action: () => Promise<Value>): Promise<Value> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    return await action();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

describe("a polluted Object.prototype", () => {
  test.each([
    ["baseUrl", "http://HOST"],
    ["url", "http://HOST/"],
    ["href", "http://HOST/"],
    ["origin", "http://HOST"],
    ["token", "another0another0another0another0another0"],
    ["fetch", () => Promise.reject(new Error("polluted"))],
    ["method", "DELETE"],
    ["headers", { "x-evil": "1" }],
    ["body", "evil"],
    ["redirect", "follow"],
    ["credentials", "include"],
    ["x-evil", "1"],
    ["authorization", "Basic evil"],
    ["proxy", "http://HOST"],
    ["password", "evil"],
  ])("adds nothing to a request: .%s", async (name, value) => {
    const evil = await listenPlain();
    const { host, requests } = await listen((_, response) => response.writeHead(200).end("{}"));
    const text = typeof value === "string" ? value.replace("HOST", evil.host) : value;
    await polluted(name, text, async () => {
      const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
      const init = { headers: { accept: "text/plain" } };
      await guarded(`https://${host}/a`);
      await guarded(`https://${host}/b`, init);
      await guarded(new URL(`https://${host}/c`), {});
    });
    expect(requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      "GET /a ",
      "GET /b ",
      "GET /c ",
    ]);
    for (const { fields } of requests) {
      expect(fields("authorization")).toEqual([authorization]);
      expect(fields("x-evil")).toEqual([]);
    }
    expect(evil.connections).toBe(0);
  });

  test.each([
    ["signal", AbortSignal.abort()],
    ["mode", "navigate"],
    ["cache", "only-if-cached"],
    ["integrity", "sha256-AAAA"],
    ["dispatcher", {}],
    ["window", {}],
  ])("can break the platform's own fetch, and then nothing else happens: .%s", async (name, value) => {
    const { host, requests } = await listen();
    await polluted(name, value, async () => {
      const error = await refusal(() => createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}/`));
      expect(error).toMatchObject({ code: "ERR_NETWORK" });
      expect(printed(error)).not.toContain(token);
    });
    expect(requests.map(({ method }) => method).filter((method) => method !== "GET")).toEqual([]);
  });

  test("does not make fetch follow a redirect", async () => {
    const evil = await listenPlain();
    const { host } = await listen((_, response) => response.writeHead(307, { location: `http://${evil.host}` }).end());
    await polluted("redirect", "follow", async () => {
      const call = createGuardedFetch({ baseUrl: `https://${host}`, token })(new Request(`https://${host}/`));
      await expect(call).rejects.toMatchObject({ code: "ERR_REDIRECT" });
    });
    expect(evil.connections).toBe(0);
  });

  test("is not an environment", async () => {
    await polluted("SOME_TOKEN", token, async () => {
      expect(tokenFromEnvironment("SOME_TOKEN")).toThrow("SOME_TOKEN");
    });
  });
});
