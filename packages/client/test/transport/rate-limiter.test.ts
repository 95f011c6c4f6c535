import { createClient } from "@signet/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRateLimiter } from "../../src/transport/rate-limiter.ts";
import { baseUrl, token } from "../support/observed.ts";
import { faultySandbox } from "../support/sandbox.ts";

/** A fetch that counts how many of its calls run at the same time, each for 10 ms. */
function counting() {
  let running = 0;
  const seen = { most: 0, starts: [] as number[] };
  const fetch: typeof globalThis.fetch = async () => {
    seen.starts.push(performance.now());
    seen.most = Math.max(seen.most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running--;
    return Response.json({ companies: [] });
  };
  return { seen, fetch };
}

describe("simultaneous requests", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each([
    [undefined, 3],
    [1, 1],
    [20, 20],
  ])("with concurrency: %s are at most %s", async (concurrency, most) => {
    const { seen, fetch } = counting();
    const client = createClient({ token, baseUrl, fetch, ...(concurrency && { concurrency }) });
    const calls = Promise.all(Array.from({ length: 50 }, () => client.GET("/v1/companies")));
    await vi.runAllTimersAsync();
    expect((await calls).map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(seen.most).toBe(most);
  });

  test("leave the queue when they are aborted while waiting, and when they fail", async () => {
    const { seen, fetch } = counting();
    const client = createClient({ token, baseUrl, fetch, concurrency: 1, retry: false });
    const controller = new AbortController();
    const first = client.GET("/v1/companies");
    const second = expect(client.GET("/v1/companies", { signal: controller.signal })).rejects.toThrow("enough");
    const third = client.GET("/v1/companies");
    controller.abort(new Error("enough"));
    await second;
    await vi.runAllTimersAsync();
    expect([(await first).status, (await third).status]).toEqual([200, 200]);
    expect(seen.starts).toHaveLength(2);
  });

  test("do not wait in the queue past their deadline", async () => {
    const hanging: typeof fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
    const client = createClient({ token, baseUrl, fetch: hanging, concurrency: 1, retry: false });
    const calls = [client.GET("/v1/companies"), client.GET("/v1/companies", { deadlineMs: 100 })];
    const outcomes = Promise.allSettled(calls);
    await vi.advanceTimersByTimeAsync(100);
    await expect(calls[1]).rejects.toMatchObject({ code: "ERR_TIMEOUT", attempts: 0 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await outcomes).toMatchObject([{ reason: { code: "ERR_TIMEOUT", attempts: 1 } }, {}]);
  });
});

describe("a rate", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is respected in every window, whenever it starts, and used in full", async () => {
    const { seen, fetch } = counting();
    const client = createClient({
      token,
      baseUrl,
      fetch,
      concurrency: 20,
      rateLimit: { requests: 30, windowSeconds: 2 },
    });
    const calls = Promise.all(Array.from({ length: 300 }, () => client.GET("/v1/companies")));
    await vi.runAllTimersAsync();
    await calls;
    for (const [at, start] of seen.starts.entries()) {
      const before = seen.starts[at - 30];
      if (before !== undefined) expect(start - before).toBeGreaterThanOrEqual(2_000);
    }
    const seconds = ((seen.starts.at(-1) ?? 0) - (seen.starts[0] ?? 0)) / 1_000;
    expect(270 / seconds / (30 / 2)).toBeGreaterThan(0.95);
  });

  test("of an operation applies in addition to the global rate", async () => {
    const limiter = createRateLimiter({ concurrent: 20, requests: 2, windowSeconds: 10 });
    const { signal } = new AbortController();
    await Promise.all([limiter.acquire(signal), limiter.acquire(signal)]);
    let acquired = false;
    void limiter.acquire(signal).then(() => {
      acquired = true;
    });
    limiter.release();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(acquired).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(acquired).toBe(true);
  });

  test("returns a slot that was granted at the moment of the abort", async () => {
    const limiter = createRateLimiter({ concurrent: 1 });
    const controller = new AbortController();
    await limiter.acquire(controller.signal);
    const waiting = expect(limiter.acquire(controller.signal)).rejects.toThrow();
    limiter.release();
    controller.abort();
    await waiting;
    await limiter.acquire(new AbortController().signal);
  });
});

describe("a client of a sandbox with limits", () => {
  test("gets no 429 that it could have foreseen", async () => {
    const sandbox = await faultySandbox("--rate", "40/1", "--concurrent", "3");
    const client = createClient({ ...sandbox.options, retry: false, rateLimit: { requests: 40, windowSeconds: 1 } });
    const results = await Promise.all(Array.from({ length: 120 }, () => client.GET("/v1/users/current")));
    expect(results.map(({ status }) => status)).toEqual(Array(120).fill(200));
  });

  test("waits as long as a 429 says if it did not know the rate", async () => {
    const sandbox = await faultySandbox("--rate", "10/1");
    const client = createClient(sandbox.options);
    const results = await Promise.all(Array.from({ length: 25 }, () => client.GET("/v1/users/current")));
    expect(results.map(({ status }) => status)).toEqual(Array(25).fill(200));
  });
});
