import { type Sandbox, startSandbox } from "@signet/sandbox";
import { contractErrors, operationIds } from "@signet/tools/contract-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContractParameter } from "../../src/api/contract.ts";
import { contract } from "../../src/generated/contract.ts";
import { exampleRequest, operationOf } from "../support/example-request.ts";
import { sendRequest, type TestRequest, type TestResponse } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";

let sandbox: Sandbox;
let exhausted: Sandbox;
let viewerToken: string;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 10, limits: false });
  exhausted = await startSandbox({ companies: 10, rate: { requests: 1, seconds: 3_600 } });
  await sendRequest(exhausted, "/v1/folders");
  viewerToken = await tokenOf(sandbox, "vrm_view_only");
});
afterAll(async () => {
  await sandbox.close();
  await exhausted.close();
});

const get = (path: string, question: TestRequest = {}) => sendRequest<unknown>(sandbox, path, question);

/** Expects a response that the contract allows. */
function expectPromised(id: string, reply: TestResponse<unknown>): void {
  expect(contractErrors(id, reply), `${reply.status} ${reply.text.slice(0, 300)}`).toEqual([]);
}

describe.each(operationIds)("%s", (id) => {
  const operation = operationOf(id);
  /** Sends the request after a reset, when earlier ones may have written. */
  const sendAfterReset = async (question: TestRequest) => {
    if (operation.method !== "GET") await get("/sandbox/reset", { method: "POST" });
    const request = await exampleRequest(id);
    return get(request.path, {
      ...request.question,
      ...question,
      headers: { ...request.question.headers, ...question.headers },
    });
  };

  test("responds to the contract's example with a user token as the contract says", async () => {
    const reply = await sendAfterReset({});
    expect(reply.status, reply.text).toBeLessThan(300);
    expectPromised(id, reply);
    if (operation.method !== "GET") return;
    const { path, question } = await exampleRequest(id);
    const head = await get(path, { ...question, method: "HEAD" });
    expect(head).toMatchObject({ status: reply.status, text: "" });
    expect(head.headers["content-type"]).toBe(reply.headers["content-type"]);
  });

  test("responds to it with a company token", async () => {
    const reply = await sendAfterReset({ token: sandbox.companyToken });
    expect(reply.status, reply.text).toBeLessThan(300);
    expectPromised(id, reply);
  });

  test.each(operation.mediaTypes)("responds with %s to clients that accept it", async (type) => {
    const reply = await sendAfterReset({ headers: { accept: type } });
    expect(reply.headers["content-type"]?.replace(/;.*/, "")).toBe(type);
    expectPromised(id, reply);
    if (type === "application/pdf") expect(reply.text).toMatch(/^%PDF-/);
    if (type === "text/csv") expect(reply.text).toMatch(/^\w+(,\w+)*\r\n/);
  });

  test("rejects a missing and a wrong token", async () => {
    const { path, question } = await exampleRequest(id);
    for (const token of [null, "api_token"]) {
      const reply = await get(path, { ...question, token });
      expect(reply.status).toBe(401);
      expectPromised(id, reply);
    }
  });

  test("responds to a view-only user as the contract says", async () => {
    if (operation.method !== "GET") {
      await get("/sandbox/reset", { method: "POST" });
      viewerToken = await tokenOf(sandbox, "vrm_view_only");
    }
    const { path, question } = await exampleRequest(id);
    const reply = await get(path, { ...question, token: viewerToken });
    expect(reply.status).toBeLessThan(500);
    expectPromised(id, reply);
  });

  test.each(pathParameters(id))("has no other $name", async ({ name, unknown }) => {
    const { path, question } = await exampleRequest(id, { [name]: unknown });
    const reply = await get(path, question);
    expect(reply.status, reply.text).toBe(404);
    expectPromised(id, reply);
  });

  test.each(wrongParameters(id))("rejects $name=$wrong, naming it", async ({ name, wrong }) => {
    const { path, question } = await exampleRequest(id, { [name]: wrong });
    const reply = await get(path, question);
    expect(reply.status, reply.text).toBe(400);
    expect(Object.keys((reply.json as { detail: object }).detail)).toContain(name);
    expectPromised(id, reply);
  });

  test.each(operation.body?.content ?? [])("rejects a body that does not fit $type", async () => {
    const { path, question } = await exampleRequest(id);
    const reply = await get(path, { ...question, body: '"text"', headers: { "content-type": "application/json" } });
    expect(reply.status).toBe(400);
    expectPromised(id, reply);
  });

  test("lists the methods of the path", async () => {
    const { path } = await exampleRequest(id);
    const reply = await get(path, { method: "TRACE" });
    expect(reply).toMatchObject({ status: 405, json: { detail: expect.any(String) } });
    expect(reply.headers.allow?.split(", ")).toContain(operation.method);
  });

  test("rejects too many requests, and says how long to wait", async () => {
    const { path, question } = await exampleRequest(id);
    const reply = await sendRequest(exhausted, path, question);
    expect(reply.status).toBe(429);
    expectPromised(id, reply);
  });
});

/** Returns the path parameters, each with a valid value that does not exist. */
function pathParameters(id: string): { name: string; unknown: string }[] {
  return operationOf(id)
    .parameters.filter((parameter) => parameter.in === "path")
    .map((parameter) => ({
      name: parameter.name,
      unknown: isNumber(parameter)
        ? "987654321"
        : /uuid/.test(textOf(parameter))
          ? "00000000-0000-4000-8000-000000000000"
          : "nothing-of-this-name",
    }));
}

/** Returns the query parameters that reject some text, each with such a text. */
function wrongParameters(id: string): { name: string; wrong: string }[] {
  return operationOf(id)
    .parameters.filter(({ in: place }) => place === "query")
    .filter((parameter) => isNumber(parameter) || parameter.schema.type === "boolean")
    .map(({ name }) => ({ name, wrong: "many" }));
}

function isNumber({ schema }: ContractParameter): boolean {
  return schema.type === "integer" || schema.type === "number";
}

/** Returns a schema with its references, as text. */
function textOf({ schema }: ContractParameter): string {
  return JSON.stringify(schema).replaceAll(/"contract#\/components\/schemas\/(\w+)"/g, (_, name: string) =>
    JSON.stringify(contract.schemas[name]),
  );
}
