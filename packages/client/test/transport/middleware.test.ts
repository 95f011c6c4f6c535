import { createClient, type Middleware, stream } from "@signet/client";
import { listCompanies, listPortfolio } from "@signet/client/operations";
import { createStub, withFaults } from "@signet/client/testing";
import type { Middleware as FetchMiddleware } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { baseUrl, token } from "../support/observed.ts";
import { faultySandbox } from "../support/sandbox.ts";

function stubbed(faults: Parameters<typeof withFaults>[1] = []) {
  const stub = createStub();
  const fetch = withFaults(stub.fetch, faults);
  const client = createClient({ token, baseUrl, fetch, retry: { baseDelayMs: 0 }, concurrency: 1, deadlineMs: 2_000 });
  return { stub, client };
}

describe("middleware", () => {
  test("runs in openapi-fetch's order: requests first to last, responses last to first", async () => {
    const { client, stub } = stubbed();
    const order: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest({ request, schemaPath, params, options }) {
        order.push(`${name} requests ${schemaPath} ${JSON.stringify(params.path)} ${options.baseUrl}`);
        request.headers.set(`x-${name}`, "1");
      },
      onResponse({ response }) {
        order.push(`${name} gets ${response.status}`);
      },
    });
    client.use(named("first"), named("second"));
    const params = { path: { guid: "g" } };
    const result = await client.GET("/v1/folders/{guid}", { params, middleware: [named("call")] });
    expect(result).toMatchObject({ status: 200 });
    expect(order).toEqual([
      ...["first", "second", "call"].map((name) => `${name} requests /v1/folders/{guid} {"guid":"g"} ${baseUrl}`),
      ...["call", "second", "first"].map((name) => `${name} gets 200`),
    ]);
    const headers = stub.requests[0]?.headers;
    expect(["first", "second", "call"].map((name) => headers?.get(`x-${name}`))).toEqual(["1", "1", "1"]);
  });

  test("written for openapi-fetch works unmodified", async () => {
    // The example of openapi-fetch's documentation.
    const unmodified: FetchMiddleware = {
      async onRequest({ request }) {
        request.headers.set("x-foo", "bar");
        return request;
      },
      async onResponse({ response }) {
        const { body, ...resOptions } = response;
        return new Response(body, { ...resOptions, status: 200, headers: { "content-type": "application/json" } });
      },
      async onError() {
        return new Error("wrapped");
      },
    };
    const { client, stub } = stubbed([{ fault: "none" }, { fault: "network" }]);
    client.use(unmodified);
    const { data, error } = await client.GET("/v1/companies");
    expect([data?.companies.length, error]).toEqual([2, undefined]);
    expect(stub.requests[0]?.headers.get("x-foo")).toBe("bar");
    await expect(client.POST("/v1/folders", { body: { name: "a" } })).rejects.toThrow("wrapped");
  });

  test("may replace the request with a new platform Request", async () => {
    const { client, stub } = stubbed();
    client.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-new": "1" } }) });
    await client.POST("/v1/folders", { body: { name: "Suppliers" } });
    expect(stub.requests[0]?.headers.get("x-new")).toBe("1");
    expect(stub.requests[0]?.body).toBe('{"name":"Suppliers"}');
  });

  test("sees a call once, before retries, and without the token", async () => {
    const { client, stub } = stubbed([{ fault: "network" }, { fault: "truncate" }]);
    const seen: unknown[] = [];
    client.use({
      onRequest({ request }) {
        seen.push([request.method, request.url, request.headers.has("authorization")]);
        request.headers.set("authorization", "Basic evil");
      },
    });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, attempts: 3 });
    expect(seen).toEqual([["GET", `${baseUrl}/v1/companies`, false]]);
    expect(stub.requests[0]?.headers.get("authorization")).toBe(`Basic ${btoa(`${token}:`)}`);
  });

  test("receives client errors in onError, and may turn them into a response", async () => {
    const { client } = stubbed(Array(4).fill({ fault: "network" }));
    const errors: unknown[] = [];
    client.use({
      onError({ error }) {
        errors.push(error);
        return Response.json({ companies: [] });
      },
    });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, data: { companies: [] } });
    expect(errors).toMatchObject([{ name: "ClientError", code: "ERR_NETWORK", attempts: 4 }]);
  });

  test("may respond instead of the server, or throw its own error", async () => {
    const { client, stub } = stubbed();
    const own: Middleware = {
      onRequest: ({ schemaPath }) => (schemaPath === "/v1/folders" ? Response.json([]) : undefined),
      async onResponse({ response }) {
        expect(await response.clone().json()).toHaveProperty("companies");
        throw new Error("of its own");
      },
    };
    client.use(own);
    expect(await client.GET("/v1/folders")).toMatchObject({ status: 200, data: [], attempts: 0 });
    expect(stub.requests).toHaveLength(0);
    await expect(client.GET("/v1/companies")).rejects.toThrow("of its own");
    client.eject(own);
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200, data: { companies: expect.any(Array) } });
  });

  test("may read the body of a response without cloning it", async () => {
    const { client } = stubbed();
    const bodies: unknown[] = [];
    client.use({ onResponse: async ({ response }) => void bodies.push(await response.json()) });
    const { data } = await client.GET("/v1/companies");
    expect(bodies).toEqual([data]);
  });

  test("may read a stream from a clone", async () => {
    const { client } = stubbed();
    const texts: string[] = [];
    client.use({ onResponse: async ({ response }) => void texts.push(await response.clone().text()) });
    const { data } = await client.GET("/v1/companies", { parseAs: "stream" });
    expect([await new Response(data).text()]).toEqual(texts);
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200 });
  });

  test("may read the body of a request without cloning it", async () => {
    const { client, stub } = stubbed();
    const bodies: string[] = [];
    client.use({ onRequest: async ({ request }) => void bodies.push(await request.text()) });
    await client.POST("/v1/folders", { body: { name: "Suppliers" } });
    const [{ body: json } = { body: "" }] = stub.requests;
    await client.POST("/v2/company-requests/bulk", { body: { file: "domain\n" } });
    const [, form] = stub.requests;
    expect([json, bodies[0]]).toEqual(['{"name":"Suppliers"}', '{"name":"Suppliers"}']);
    const [, boundary] = /boundary=(.*)/.exec(`${form?.headers.get("content-type")}`) ?? [];
    expect(form?.body).toContain(`--${boundary}`);
    expect(form?.body).toContain("domain");
  });

  test("may replace a response, which is parsed according to the contract", async () => {
    const { client } = stubbed();
    const replaced = [
      () => Response.json({ detail: "No." }, { status: 404 }),
      () => Response.json({ detail: "Broken." }, { status: 500 }),
      () => new Response("<title>Down</title>", { headers: { "content-type": "text/html" } }),
    ];
    client.use({ onResponse: () => replaced.shift()?.() });
    const params = { path: { guid: "g" } };
    expect(await client.GET("/v1/folders/{guid}", { params })).toMatchObject({ status: 404, error: { detail: "No." } });
    const broken = await client.GET("/v1/folders/{guid}", { params });
    expect(broken).toMatchObject({ status: "unexpected", reason: "status", body: '{"detail":"Broken."}' });
    expect(await client.GET("/v1/folders/{guid}", { params })).toMatchObject({ reason: "content-type" });
  });

  test("fails with a ClientError when the body of its response breaks off", async () => {
    const { client } = stubbed();
    const body = () => new ReadableStream({ start: (controller) => controller.error(new Error(token)) });
    client.use({ onResponse: () => new Response(body(), { headers: { "content-type": "application/json" } }) });
    await expect(client.GET("/v1/companies")).rejects.toMatchObject({
      ...{ name: "ClientError", code: "ERR_NETWORK", message: "the response ended early" },
      ...{ operationId: "listCompanies", attempts: 1 },
    });
  });

  test.each<[string, () => Middleware]>([
    ["throws", () => ({ onResponse: () => Promise.reject(new Error("of its own")) })],
    ["responds itself", () => ({ onResponse: () => Response.json({}) })],
    ["reads the body", () => ({ onResponse: async ({ response }) => void (await response.text()) })],
    ["throws before the request", () => ({ onRequest: () => Promise.reject(new Error("of its own")) })],
  ])("that %s keeps no place of a stream in the queue", async (_, create) => {
    const { client } = stubbed();
    for (let count = 0; count < 3; count++) {
      const middleware = [create()];
      await stream(client, listPortfolio, { format: "csv" }, { middleware }).catch(() => {});
    }
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200 });
  });

  test("cannot send the token elsewhere", async () => {
    const { client, stub } = stubbed();
    client.use({ onRequest: () => new Request("https://evil.example/v1/companies") });
    await expect(client.GET("/v1/companies")).rejects.toMatchObject({ code: "ERR_OTHER_ORIGIN" });
    expect(stub.requests).toHaveLength(0);
  });

  test("ends when the call is aborted", async () => {
    const { client } = stubbed();
    client.use({ onRequest: () => new Promise(() => {}) });
    const controller = new AbortController();
    const call = expect(client.GET("/v1/companies", { signal: controller.signal })).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await call;
  });

  test("works over TLS with the sandbox, also by operation", async () => {
    const sandbox = await faultySandbox();
    const client = createClient(sandbox.options);
    let seen = 0;
    client.use({ onResponse: () => void seen++ });
    const result = await listCompanies(client);
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(result.data.companies.length).toBeGreaterThan(0);
    expect(result.response.url).toBe(`${sandbox.options.baseUrl}/v1/companies`);
    expect(seen).toBe(1);
  });
});
