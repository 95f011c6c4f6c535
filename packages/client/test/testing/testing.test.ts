import { createClient, unwrap } from "@signet/client";
import * as operations from "@signet/client/operations";
import { createStub, examples, mswHandlers, type Stub, withFaults } from "@signet/client/testing";
import * as msw from "msw";
import * as mswNode from "msw/node";
import * as msw2 from "msw2";
import * as msw2Node from "msw2/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { allOperations } from "../../src/operations/find-operation.ts";
import { baseUrl, token } from "../support/observed.ts";

const guid = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

describe("createStub", () => {
  test.each([...allOperations.values()].map((operation) => [operation.operationId, operation] as const))(
    "responds to %s with the contract's example",
    async (operationId, row) => {
      const stub = createStub();
      const client = createClient({ token, baseUrl, fetch: stub.fetch });
      const path = Object.fromEntries([...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "x"]));
      const query = Object.fromEntries((row.required ?? []).map((name) => [name, "x"]));
      const { body, ...rest } = query;
      const method = row.method.toLowerCase() as "get";
      const options = { params: { path, query: rest }, ...(body && { body: {} }) };
      const result = await client.request(method, row.path as "/v1/companies", options as never);
      expect(stub.requests).toMatchObject([{ operationId, method: row.method }]);
      const { type, body: example } = examples[operationId]?.[Number(result.status)] ?? {};
      expect(result.response.ok).toBe(true);
      if (type?.endsWith("json")) expect(result).toHaveProperty("data", example);
    },
  );

  test("returns the given responses in order, and records the requests", async () => {
    const stub = createStub({
      getCompany: [{ status: 404 }, { body: { guid: "mine" } }],
      createFolder: { status: 201 },
    });
    const client = createClient({ token, baseUrl, fetch: stub.fetch });
    const call = () => operations.getCompany(client, { guid });
    expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([404, 200, 200]);
    await operations.createFolder(client, { body: { name: "Renewals" } });
    expect(stub.requests.at(-1)).toMatchObject({ operationId: "createFolder", body: '{"name":"Renewals"}' });
    expect(stub.requests[0]?.url).toBe(`${baseUrl}/v1/companies/${guid}`);
  });

  test("rejects an unknown operation", async () => {
    await expect(createStub().fetch(`${baseUrl}/v1/nothing`)).rejects.toThrow("the contract has no GET /v1/nothing");
  });
});

describe("withFaults", () => {
  test.each([
    [{ fault: "network" }, "ERR_NETWORK"],
    [{ fault: "truncate" }, "ERR_NETWORK"],
    [{ fault: "hang" }, "ERR_TIMEOUT"],
    [{ fault: "html" }, "unexpected"],
    [{ fault: "status", status: 429, retryAfter: "1" }, 429],
    [{ fault: "none" }, 200],
  ] as const)("lets %j happen to the next request, and to no other", async (fault, ending) => {
    const client = createClient({
      ...{ token, baseUrl, retry: false, timeoutMs: 50 },
      fetch: withFaults(createStub().fetch, [fault]),
    });
    const outcome = await client.GET("/v1/folders").then(
      ({ status }) => status,
      ({ code }) => code,
    );
    expect(outcome).toBe(ending);
    expect(await client.GET("/v1/folders")).toMatchObject({ status: 200 });
  });
});

test.each([
  ["3", (stub: Stub) => mswNode.setupServer(...mswHandlers(msw.http, stub))],
  ["2", (stub: Stub) => msw2Node.setupServer(...mswHandlers(msw2.http, stub))],
])("mswHandlers of MSW %s respond to a program that uses the runtime's own fetch", async (_, setupServer) => {
  const stub = createStub();
  const server = setupServer(stub);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  const company = await unwrap(operations.getCompany(createClient({ token }), { guid }));
  expect(company).toEqual(examples.getCompany?.[200]?.body);
  expect(stub.requests).toMatchObject([{ operationId: "getCompany" }]);
});
