import { createClient } from "@signet/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

/** A fetch that returns headers at once or never, and whose body never ends unless it is aborted. */
const endless = (headers: boolean): typeof fetch => {
  return async (_, init) => {
    const { promise, reject } = Promise.withResolvers<never>();
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    if (!headers) return promise;
    return new Response(
      new ReadableStream({ start: (controller) => void promise.catch((error) => controller.error(error)) }),
    );
  };
};

describe("timeoutMs", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test.each([
    ["headers that never come", false],
    ["a body that never ends", true],
  ])("gives up %s after a minute", async (_, headers) => {
    vi.useFakeTimers();
    const call = createClient({ baseUrl, token, fetch: endless(headers), retry: false }).GET("/v1/companies");
    const outcome = expect(call).rejects.toMatchObject({ name: "ClientError", code: "ERR_TIMEOUT" });
    await vi.advanceTimersByTimeAsync(59_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await outcome;
  });

  test.each([
    ["headers never come", () => new Promise<Response>(() => {})],
    [
      "body never ends",
      async () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } }),
    ],
  ])("also ends a fetch that ignores its signal, if the %s, and frees its place", async (_, hanging) => {
    vi.useFakeTimers();
    const fetches = [hanging, async () => Response.json({ companies: [] })];
    const fetch = (async () => fetches.shift()?.()) as typeof globalThis.fetch;
    const client = createClient({ baseUrl, token, fetch, retry: false, concurrency: 1 });
    const outcome = expect(client.GET("/v1/companies")).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
    const next = client.GET("/v1/companies");
    await vi.advanceTimersByTimeAsync(60_000);
    await outcome;
    expect(await next).toMatchObject({ response: { status: 200 } });
  });

  test("sets no timer in the past when its turn comes after its deadline", async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const client = createClient({ baseUrl, token, fetch: () => promise, retry: false, concurrency: 1 });
    const first = client.GET("/v1/companies");
    const second = client.GET("/v1/companies", { deadlineMs: 1_000 });
    await new Promise(setImmediate);
    // The event loop was blocked, so that no timer has run.
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now + 5_000);
    const timers = vi.spyOn(globalThis, "setTimeout");
    resolve(Response.json({ companies: [] }));
    await Promise.allSettled([first, second]);
    expect(timers.mock.calls.length).toBeGreaterThan(0);
    for (const [, ms] of timers.mock.calls) expect(ms).toBeGreaterThanOrEqual(0);
  });

  test("leaves no timers or listeners behind", async () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await createClient({ baseUrl, token, fetch: async () => Response.json({}) }).GET("/v1/companies", { signal });
    expect(vi.getTimerCount()).toBe(0);
    const listeners = ({ mock }: typeof added | typeof removed) => new Set(mock.calls.map(([, listener]) => listener));
    expect(listeners(added).size).toBe(2);
    expect(listeners(removed)).toEqual(listeners(added));
  });

  test.each([
    ["before the call", 0],
    ["while headers are awaited", 1],
    ["while the body is awaited", 2],
  ])("rejects with the reason of the caller's signal, aborted %s", async (_, when) => {
    const reason = new Error("enough");
    const controller = new AbortController();
    if (when === 0) controller.abort(reason);
    const call = createClient({ baseUrl, token, fetch: endless(when === 2) }).GET("/v1/companies", {
      signal: controller.signal,
    });
    setImmediate(() => controller.abort(reason));
    await expect(call).rejects.toBe(reason);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000"])("must not be %o", (timeoutMs) => {
    expect(() => createClient({ baseUrl, token, timeoutMs: timeoutMs as number })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_OPTION", message: expect.stringContaining("timeoutMs") }),
    );
  });
});

describe("signal", () => {
  test("must be an AbortSignal", async () => {
    const client = createClient({ baseUrl, token, fetch: async () => Response.json({}) });
    await expect(client.GET("/v1/companies", { signal: {} as AbortSignal })).rejects.toMatchObject({
      code: "ERR_INVALID_OPTION",
    });
  });
});
