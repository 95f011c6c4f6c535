import { createClient } from "@signet/client";
import { listCompanies } from "@signet/client/operations";
import { createStub, withFaults } from "@signet/client/testing";
import { describe, expect, test } from "vitest";
import { baseUrl, token } from "../support/observed.ts";
import { startOwnSandbox } from "../support/sandbox.ts";

function stubbed(faults: Parameters<typeof withFaults>[1] = []) {
  const stub = createStub();
  const fetch = withFaults(stub.fetch, faults);
  return { stub, client: createClient({ token, baseUrl, fetch, retry: { baseDelayMs: 0 } }) };
}

describe("use", () => {
  test("puts layers around each other, the first outermost", async () => {
    const { client, stub } = stubbed();
    const order: string[] = [];
    for (const name of ["outer", "inner"]) {
      client.use(async (request, next) => {
        order.push(`${name} asks`);
        const response = await next({ ...request, headers: { ...request.headers, [`x-${name}`]: "1" } });
        order.push(`${name} has ${response.status}`);
        return response;
      });
    }
    expect(await listCompanies(client)).toMatchObject({ status: 200 });
    expect(order).toEqual(["outer asks", "inner asks", "inner has 200", "outer has 200"]);
    const [request] = stub.requests;
    expect([request?.headers.get("x-outer"), request?.headers.get("x-inner")]).toEqual(["1", "1"]);
  });

  test("sees a call once, above its retries, and without the token", async () => {
    const { client } = stubbed([{ fault: "network" }, { fault: "truncate" }]);
    const seen: unknown[] = [];
    client.use(async (request, next) => {
      seen.push(structuredClone(request));
      return next(request);
    });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, attempts: 3 });
    expect(seen).toEqual([
      {
        operationId: "listCompanies",
        method: "GET",
        url: `${baseUrl}/v1/companies`,
        headers: { "user-agent": expect.any(String) },
        body: null,
        signal: undefined,
      },
    ]);
  });

  test("may answer in place of the server, read a body, and fail with an error of its own", async () => {
    const { client, stub } = stubbed();
    client.use(async (request, next) =>
      request.url.endsWith("/folders") ? Response.json([], { status: 200 }) : next(request),
    );
    expect(await client.GET("/v1/folders")).toMatchObject({ status: 200, data: [], attempts: 0 });
    expect(stub.requests).toHaveLength(0);
    client.use(async (request, next) => {
      const response = await next(request);
      expect(await response.clone().json()).toHaveProperty("companies");
      throw new Error("of its own");
    });
    await expect(client.GET("/v1/companies")).rejects.toThrow("of its own");
  });

  test("cannot send the token elsewhere", async () => {
    const { client, stub } = stubbed();
    client.use((request, next) => next({ ...request, url: "https://evil.example/v1/companies" }));
    await expect(client.GET("/v1/companies")).rejects.toMatchObject({ code: "ERR_OTHER_ORIGIN" });
    expect(stub.requests).toHaveLength(0);
  });

  test("holds no call that is aborted", async () => {
    const { client } = stubbed();
    client.use(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = expect(client.GET("/v1/companies", { signal: controller.signal })).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await call;
  });

  test("works over TLS with the sandbox", async () => {
    const sandbox = await startOwnSandbox();
    const client = createClient(sandbox.options);
    client.use(async (request, next) => next(request));
    const result = await client.GET("/v1/companies");
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(result.data.companies.length).toBeGreaterThan(0);
    expect(result.response.url).toBe(`${sandbox.options.baseUrl}/v1/companies`);
  });
});
