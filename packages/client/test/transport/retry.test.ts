import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { type ClientOptions, createClient, createLog, type LogEntry } from "@signet/client";
import { listCompanies } from "@signet/client/operations";
import { createStub, type Fault, withFaults } from "@signet/client/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";
import { faultySandbox } from "../support/sandbox.ts";

const quick = { retry: { baseDelayMs: 1 } };

/** A client beneath which things go wrong, and what reaches the stub. */
function faulty(faults: readonly Fault[], options: ClientOptions = {}) {
  const stub = createStub();
  const log: LogEntry[] = [];
  const client = createClient({
    token,
    baseUrl,
    fetch: withFaults(stub.fetch, faults),
    log: createLog({ level: "debug", write: (entry) => log.push(entry) }),
    ...options,
  });
  return { client, requests: stub.requests, log };
}

describe("a call to a sandbox that fails", () => {
  test.each([
    [{ fault: "status", status: 503 }, 200],
    [{ fault: "status", status: 429, retryAfterSeconds: 0 }, 200],
    [{ fault: "html", status: 502 }, 200],
    [{ fault: "drop" }, 200],
    [{ fault: "truncate" }, 200],
    [{ fault: "status", status: 500 }, 200],
    [{ fault: "status", status: 404 }, "unexpected"],
    [{ fault: "html", status: 403 }, "unexpected"],
  ])("%j ends with %s", async (fault, status) => {
    const sandbox = await faultySandbox();
    await sandbox.injectFaults([{ ...fault, path: "/v1/companies" }]);
    const result = await createClient({ ...sandbox.options, ...quick }).GET("/v1/companies");
    expect(result).toMatchObject({ status, attempts: status === 200 ? 2 : 1, operationId: "listCompanies" });
  });

  test("is not retried if it is a POST, unless it is declared idempotent", async () => {
    const sandbox = await faultySandbox();
    const client = createClient({ ...sandbox.options, ...quick });
    const body = { name: "Renewals" };
    await sandbox.injectFaults([{ fault: "status", status: 503, times: 2 }]);
    expect(await client.POST("/v1/folders", { body })).toMatchObject({ attempts: 1, response: { status: 503 } });
    expect(await client.POST("/v1/folders", { body, idempotent: true })).toMatchObject({ status: 201, attempts: 2 });
  });

  test("abandons a slow response, and succeeds at the next attempt", async () => {
    const sandbox = await faultySandbox();
    await sandbox.injectFaults([{ fault: "slow", delayMs: 600_000 }]);
    const result = await createClient({ ...sandbox.options, ...quick, timeoutMs: 2_000 }).GET("/v1/companies");
    expect(result).toMatchObject({ status: 200, attempts: 2 });
  });

  test("keeps the connection, because abandoned responses are read to the end", async () => {
    const sandbox = await faultySandbox();
    await sandbox.injectFaults([{ fault: "status", status: 503, times: 3 }]);
    const connections: string[] = [];
    const { port } = new URL(sandbox.options.baseUrl);
    subscribe("net.client.socket", (message) => {
      const { socket } = message as { socket: Socket };
      socket.once("connect", () => {
        if (`${socket.remotePort}` === port) connections.push(port);
      });
    });
    const client = createClient({ ...sandbox.options, ...quick });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, attempts: 4 });
    // None if an earlier connection is still open.
    expect(connections.length).toBeLessThanOrEqual(1);
  });
});

describe("Retry-After", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-01T00:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  test.each([
    ["7", 7_000],
    ["0", 0],
    ["1.5", 1_500],
    ["120, 60", 120_000],
    ["Sun, 01 Nov 2026 00:01:00 GMT", 60_000],
    ["Sat, 31 Oct 2026 00:00:00 GMT", 0],
  ])("of %j is waited exactly", async (retryAfter, waitMs) => {
    const { client, requests } = faulty([{ fault: "status", status: 429, retryAfter }]);
    const call = client.GET("/v1/companies");
    await vi.advanceTimersByTimeAsync(Math.max(0, waitMs - 1));
    expect(requests).toHaveLength(waitMs === 0 ? 1 : 0);
    await vi.advanceTimersByTimeAsync(2);
    expect(requests).toHaveLength(1);
    expect(await call).toMatchObject({ status: 200, attempts: 2, retryAt: undefined });
  });

  test.each(["abc", "-1", "1e3", "", "7 seconds", "Infinity", "7,"])(
    "of %j is garbage: the jitter decides",
    async (retryAfter) => {
      vi.spyOn(Math, "random").mockReturnValue(0.5);
      const { client, log } = faulty([{ fault: "status", status: 503, retryAfter }]);
      const call = client.GET("/v1/companies");
      await vi.runAllTimersAsync();
      expect(await call).toMatchObject({ status: 200, attempts: 2 });
      expect(log.find(({ event }) => event === "retry")).toMatchObject({ waitMs: 250, status: 503 });
    },
  );

  test.each([
    ["301", "2026-11-01T00:05:01.000Z"],
    ["1000000000", "2058-07-10T01:46:40.000Z"],
    ["9".repeat(400), "+275760-09-13T00:00:00.000Z"],
    ["Sun, 01 Nov 2026 00:05:01 GMT", "2026-11-01T00:05:01.000Z"],
  ])("of %j passes the deadline: the call fails at once and says when", async (retryAfter, retryAt) => {
    const { client, requests } = faulty([{ fault: "status", status: 429, retryAfter }]);
    const result = await client.GET("/v1/companies");
    expect(result).toMatchObject({ status: 429, attempts: 1, retryAt: new Date(retryAt) });
    expect(requests).toHaveLength(0);
    // A call that comes after it need not ask to know.
    await expect(client.GET("/v1/companies")).rejects.toMatchObject({
      code: "ERR_RATE_LIMIT",
      attempts: 0,
      operationId: "listCompanies",
      retryAt: new Date(retryAt),
    });
  });

  test("that passes their deadline ends the calls that wait for their turn", async () => {
    const { client, requests } = faulty([{ fault: "status", status: 429, retryAfter: "3600" }], { concurrency: 1 });
    const limited = client.GET("/v1/companies");
    const waiting = client.GET("/v1/folders").catch((error: unknown) => error);
    const patient = client.GET("/v1/users/current", { deadlineMs: 4_000_000 });
    const { retryAt } = await limited;
    expect(await waiting).toMatchObject({ code: "ERR_RATE_LIMIT", operationId: "listFolders", retryAt });
    expect(requests).toHaveLength(0);
    await vi.runAllTimersAsync();
    expect(await patient).toMatchObject({ status: 200 });
  });

  test("also delays a call that waits for the place of the limited one", async () => {
    const { client, requests } = faulty([{ fault: "status", status: 429, retryAfter: "30" }], { concurrency: 1 });
    const calls = [client.GET("/v1/companies"), client.GET("/v1/folders")];
    await vi.advanceTimersByTimeAsync(29_000);
    expect(requests).toHaveLength(0);
    await vi.runAllTimersAsync();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200]);
  });

  test("also delays the other calls of the client", async () => {
    const { client, requests } = faulty([{ fault: "status", status: 429, retryAfter: "30" }]);
    const first = client.GET("/v1/companies");
    await vi.advanceTimersByTimeAsync(10);
    const second = client.GET("/v1/folders");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(requests).toHaveLength(2);
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
  });
});

describe("the wait before another attempt", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is a random part of a delay that doubles, up to a limit", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    const { client, log } = faulty(Array(6).fill({ fault: "network" }), {
      retry: { attempts: 7, baseDelayMs: 1_000, maxDelayMs: 5_000 },
    });
    const call = client.GET("/v1/companies");
    await vi.runAllTimersAsync();
    expect(await call).toMatchObject({ status: 200, attempts: 7 });
    expect(log.filter(({ event }) => event === "retry").map(({ waitMs }) => waitMs)).toEqual([
      999, 1_998, 3_996, 4_995, 4_995, 4_995,
    ]);
  });

  test("ends with the last attempt, whose error says how many there were", async () => {
    const { client } = faulty(Array(9).fill({ fault: "network" }));
    const call = expect(client.GET("/v1/companies")).rejects.toMatchObject({
      name: "ClientError",
      code: "ERR_NETWORK",
      attempts: 4,
      operationId: "listCompanies",
    });
    await vi.runAllTimersAsync();
    await call;
  });

  test("does not happen with retry: false", async () => {
    const { client } = faulty([{ fault: "status", status: 503 }], { retry: false });
    expect(await client.GET("/v1/companies")).toMatchObject({ attempts: 1, response: { status: 503 } });
  });

  test("counts against the deadline, like all attempts", async () => {
    const { client, requests } = faulty(Array(99).fill({ fault: "hang" }), { retry: { attempts: 100 } });
    const call = expect(listCompanies(client, {}, { timeoutMs: 1_000, deadlineMs: 2_500 })).rejects.toMatchObject({
      code: "ERR_TIMEOUT",
    });
    await vi.advanceTimersByTimeAsync(2_500);
    await call;
    expect(vi.getTimerCount()).toBe(0);
    expect(requests).toHaveLength(0);
  });

  test("ends with the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { client } = faulty([{ fault: "status", status: 503, retryAfter: "60" }]);
    const call = expect(client.GET("/v1/companies", { signal: controller.signal })).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(100);
    controller.abort(reason);
    await call;
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an option", () => {
  test.each([
    [{ retry: { attempts: 0 } }, "retry.attempts must be a number from 1 to 100"],
    [{ retry: { baseDelayMs: -1 } }, "retry.baseDelayMs must be a number from 0 to 2147483647"],
    [{ retry: { maxDelayMs: Number.NaN } }, "retry.maxDelayMs must be a number from 0"],
    [{ concurrency: 21 }, "concurrency must be a number from 1 to 20"],
    [{ rateLimit: { requests: 0, windowSeconds: 1 } }, "rateLimit.requests must be a number from 1"],
    [{ rateLimit: { requests: 1, windowSeconds: -1 } }, "rateLimit.windowSeconds must be a number from 0"],
    [{ deadlineMs: 0 }, "deadlineMs must be a number from 1"],
  ])("%j is refused by name, with what it may be", (options, message) => {
    expect(() => createClient({ token, baseUrl, ...options })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });
});
