import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";
import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { describe, expect, test } from "vitest";
import type { ContractOperation } from "../../src/api/contract.ts";
import { createRateLimiter } from "../../src/api/rate-limit.ts";
import { basic, sendRequest } from "../support/send-request.ts";

async function withSandbox(options: SandboxOptions, use: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ companies: 10, ...options });
  try {
    await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** Starts a POST and waits until the server reads its body, which the result sends. */
async function begin(sandbox: Sandbox, token = sandbox.userToken): Promise<() => Promise<number | undefined>> {
  const { hostname, port } = new URL(sandbox.url);
  const headers = { authorization: basic(token), "content-type": "application/json", expect: "100-continue" };
  const message = request({
    ...{ method: "POST", hostname, port, path: "/v1/folders", headers, ca: readFileSync(sandbox.ca), agent: false },
  });
  const reads = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<IncomingMessage>();
  message.once("continue", reads.resolve).once("response", answer.resolve).once("error", answer.reject);
  message.flushHeaders();
  await reads.promise;
  return async () => {
    message.end('{"name":"Late"}');
    return (await answer.promise).statusCode;
  };
}

describe("concurrent requests", () => {
  test("of one token are limited, those of others are not, and places become free", async () => {
    await withSandbox({ concurrent: 2 }, async (sandbox) => {
      const ends = [await begin(sandbox), await begin(sandbox)];
      expect(await sendRequest(sandbox, "/v1/folders")).toMatchObject({
        status: 429,
        headers: { "retry-after": "1", "content-type": "application/json" },
        json: { detail: "Too many requests. Try again in 1 seconds." },
      });
      expect((await sendRequest(sandbox, "/v1/folders", { token: sandbox.companyToken })).status).toBe(200);
      expect(await ends[0]?.()).toBe(201);
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
      expect(await ends[1]?.()).toBe(201);
    });
  });

  test("are limited to 20 by default, and unlimited without limits", async () => {
    await withSandbox({}, async (sandbox) => {
      const ends = await Promise.all(Array.from({ length: 20 }, () => begin(sandbox)));
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(429);
      expect(await Promise.all(ends.map((end) => end()))).toEqual(Array(20).fill(201));
    });
    await withSandbox({ limits: false, concurrent: 1, rate: { requests: 1, seconds: 60 } }, async (sandbox) => {
      const ends = await Promise.all(Array.from({ length: 30 }, () => begin(sandbox)));
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
      expect(await Promise.all(ends.map((end) => end()))).toEqual(Array(30).fill(201));
    });
  });

  test("are counted when they arrive, so many short ones at once are too many", async () => {
    await withSandbox({ concurrent: 1 }, async (sandbox) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 40, ca: readFileSync(sandbox.ca) });
      const send = async () => {
        const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
        const headers = { authorization: basic(sandbox.userToken) };
        request(`${sandbox.url}/v2/portfolio`, { headers, agent }, resolve).once("error", reject).end();
        const response = await promise;
        await text(response);
        return response.statusCode;
      };
      const seen = new Set<number | undefined>();
      // Two requests may not overlap; of a thousand, some do.
      for (let round = 0; round < 25 && !seen.has(429); round += 1) {
        for (const status of await Promise.all(Array.from({ length: 40 }, send))) seen.add(status);
      }
      agent.destroy();
      expect([...seen].toSorted()).toEqual([200, 429]);
    });
  });

  test("a client that disconnects frees its place", async () => {
    await withSandbox({ concurrent: 1 }, async (sandbox) => {
      const { hostname, port } = new URL(sandbox.url);
      const headers = { authorization: basic(sandbox.userToken), expect: "100-continue", "content-length": "10" };
      const options = { method: "POST", hostname, port, path: "/v1/folders", headers, agent: false };
      const message = request({ ...options, ca: readFileSync(sandbox.ca) });
      const [reads, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      message.once("continue", reads.resolve).on("error", () => {});
      sandbox.server.once("request", (received: IncomingMessage) => received.once("close", closed.resolve));
      message.flushHeaders();
      await reads.promise;
      message.destroy();
      await closed.promise;
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
    });
  });
});

describe("requests in a period", () => {
  test("are limited only with the option", async () => {
    await withSandbox({ rate: { requests: 2, seconds: 60 } }, async (sandbox) => {
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
      expect((await sendRequest(sandbox, "/v1/nothing")).status).toBe(404);
      expect((await sendRequest(sandbox, "/v1/folders", { token: null })).status).toBe(401);
      expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
      const { status, headers } = await sendRequest(sandbox, "/v1/folders");
      expect(status).toBe(429);
      expect(headers["retry-after"]).toMatch(/^[1-9]\d*$/);
      expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
      expect((await sendRequest(sandbox, "/v1/folders", { token: sandbox.companyToken })).status).toBe(200);
    });
  });
});

describe("createRateLimiter", () => {
  const operation: ContractOperation = {
    ...{ id: "a", method: "GET", path: "/a", parameters: [], status: 200, mediaTypes: [] },
  };
  const tooMany = (seconds: number) =>
    expect.objectContaining({ status: 429, headers: { "retry-after": String(seconds) } });

  test("starts a token's window with its first request, and returns the seconds until the next", () => {
    let now = 1_000;
    const limits = createRateLimiter({ concurrent: 100, rate: { requests: 2, seconds: 10 } }, () => now);
    limits.acquire("a", operation);
    now += 2_500;
    limits.acquire("a", operation);
    limits.acquire("b", operation);
    expect(() => limits.acquire("a", operation)).toThrow(tooMany(8));
    now += 7_499;
    expect(() => limits.acquire("a", operation)).toThrow(tooMany(1));
    now += 1;
    limits.acquire("a", operation);
  });

  test("applies an operation's own lower limit", () => {
    const limits = createRateLimiter({ concurrent: 2, rate: undefined });
    const narrow = { ...operation, id: "narrow", concurrent: 1 };
    limits.acquire("a", narrow);
    expect(() => limits.acquire("a", narrow)).toThrow(tooMany(1));
    limits.acquire("b", narrow);
    limits.acquire("a", operation);
    expect(() => limits.acquire("a", operation)).toThrow(tooMany(1));
    limits.release("a", narrow);
    limits.acquire("a", narrow);
  });
});
