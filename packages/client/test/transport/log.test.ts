import { inspect } from "node:util";
import { createClient, createLog, type LogEntry, type LogOptions } from "@signet/client";
import { createStub, withFaults } from "@signet/client/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

function logged(options: LogOptions, headers: Record<string, string> = {}) {
  const entries: LogEntry[] = [];
  const stub = createStub({ getCompany: { headers } });
  const fetch = withFaults(stub.fetch, [{ fault: "network" }]);
  const log = createLog({ write: (entry) => entries.push(entry), ...options });
  const client = createClient({ token, baseUrl, fetch, log, retry: { baseDelayMs: 0 } });
  const call = () => client.GET("/v1/companies/{guid}", { params: { path: { guid: "a-secret-guid" } } });
  return { entries, call };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("createLog", () => {
  test("logs requests, retries and responses", async () => {
    const { entries, call } = logged({ level: "debug" });
    await call();
    expect(entries).toMatchObject([
      { event: "request", level: "debug", operationId: "getCompany", path: "/v1/companies/{guid}", attempt: 1 },
      { event: "retry", level: "info", code: "ERR_NETWORK", waitMs: 0 },
      { event: "request", attempt: 2 },
      { event: "response", status: 200, headers: { "content-type": "application/json" } },
    ]);
  });

  test("logs only header fields known to be harmless, and no query or body", async () => {
    const headers = { "set-cookie": "session=1", "x-echo": `Basic ${btoa(`${token}:`)}`, "x-request-id": "7" };
    const { entries, call } = logged({ level: "debug" }, headers);
    await call();
    expect(entries.at(-1)?.headers).toMatchObject({ "x-echo": "***", "x-request-id": "7" });
    const text = inspect(entries, { depth: 9 });
    for (const secret of [token, btoa(`${token}:`).slice(0, 40), "session=1", "a-secret-guid"])
      expect(text).not.toContain(secret);
  });

  test.each([
    ["debug", 4],
    ["info", 1],
    ["warn", 0],
    ["off", 0],
  ])("takes its level from SIGNET_LOG: %s", async (level, count) => {
    vi.stubEnv("SIGNET_LOG", level);
    const { entries, call } = logged({});
    await call();
    expect(entries).toHaveLength(count);
  });

  test("rejects an unknown level, and names the known ones", () => {
    vi.stubEnv("SIGNET_LOG", "loud");
    expect(() => createLog()).toThrow("must be one of debug, info, warn, off");
  });

  test("warns once about an operation that the server announces as deprecated, whatever the fields contain", async () => {
    for (const fields of [
      { deprecation: "@1735689600", sunset: "Sun, 01 Nov 2026 00:00:00 GMT" },
      { deprecation: "@1735689600", sunset: "Tue, 31 Dec 2024 00:00:00 GMT" },
      { deprecation: "garbage" },
      { sunset: "\u00ff" },
    ]) {
      const { entries, call } = logged({ level: "warn" }, fields);
      await call();
      await call();
      expect(entries).toEqual([expect.objectContaining({ event: "deprecated", operationId: "getCompany", ...fields })]);
    }
  });

  test("writes to the console by default", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const stub = createStub({ listCompanies: { headers: { sunset: "Sun, 01 Nov 2026 00:00:00 GMT" } } });
    await createClient({ token, baseUrl, fetch: stub.fetch, log: createLog() }).GET("/v1/companies");
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ event: "deprecated" }));
  });
});

test("a RateLimit field, malformed or not, changes nothing", async () => {
  for (const ratelimit of ['"default";r=0;t=30', '"default";r=', ";;;"]) {
    const stub = createStub({ listCompanies: { headers: { ratelimit } } });
    const client = createClient({ token, baseUrl, fetch: stub.fetch });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, attempts: 1 });
  }
});
