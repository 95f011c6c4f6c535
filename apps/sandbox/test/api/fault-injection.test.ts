import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { startSandbox } from "@signet/sandbox";
import { afterEach, describe, expect, test } from "vitest";
import type { Fault } from "../../src/api/fault-injection.ts";
import { basic, sendBytes, sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

const sandbox = useSandbox({ companies: 10, faults: true });
afterEach(() => sendRequest(sandbox, "/sandbox/faults", { method: "DELETE" }));

const queue = (body: unknown) =>
  sendRequest<Fault[]>(sandbox, "/sandbox/faults", { method: "POST", body, token: null });
const folders = () => sendRequest(sandbox, "/v1/folders");

/** Returns the raw response to one request, until the connection ends. */
function wire(method = "GET", body = "") {
  const head = `${method} /v1/folders HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic(sandbox.userToken)}\r\n`;
  const length = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  return sendBytes(sandbox, `${head}${length}Connection: close\r\n\r\n${body}`);
}

/** Returns the chunks of a response body. */
async function receive(path: string): Promise<string[]> {
  const { hostname: host, port } = new URL(sandbox.url);
  const headers = { authorization: basic(sandbox.userToken) };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get({ host, port, path, headers, ca: readFileSync(sandbox.ca), agent: false }, resolve).once("error", reject);
  const parts: string[] = [];
  for await (const part of (await promise).setEncoding("latin1")) parts.push(part);
  return parts;
}

describe("faults", () => {
  test("are injected once each, in order, and never into the console", async () => {
    const { status, json } = await queue([{ fault: "status" }, { fault: "status", status: 429, retryAfterSeconds: 7 }]);
    expect(status).toBe(201);
    expect(json).toHaveLength(2);
    expect((await sendRequest(sandbox, "/sandbox/health")).status).toBe(200);
    expect(await folders()).toMatchObject({ status: 503, json: { detail: expect.any(String) } });
    expect(await folders()).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    expect((await folders()).status).toBe(200);
  });

  test("apply to several requests, and can be listed and cleared", async () => {
    await queue({ fault: "status", status: 500, times: 3 });
    expect((await folders()).status).toBe(500);
    expect((await sendRequest(sandbox, "/sandbox/faults")).json).toEqual([{ fault: "status", status: 500, times: 2 }]);
    expect((await sendRequest(sandbox, "/sandbox/faults", { method: "DELETE" })).status).toBe(204);
    expect((await folders()).status).toBe(200);
  });

  test("wait for their method and path, with any prefix and slashes", async () => {
    await queue([{ fault: "status", method: "get", path: "/v1/folders/{guid}" }]);
    const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
    expect((await folders()).status).toBe(200);
    expect((await sendRequest(sandbox, folder, { method: "PATCH", body: { name: "Mine" } })).status).toBe(200);
    expect((await sendRequest(sandbox, `/ratings/${folder}/`)).status).toBe(503);
    expect((await sendRequest(sandbox, folder)).status).toBe(200);
  });

  test("html responds with a page instead of JSON", async () => {
    await queue({ fault: "html" });
    const reply = await folders();
    expect(reply).toMatchObject({ status: 403, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(reply.text).toMatch(/^<!doctype html>/);
  });

  test("redirect responds with a location", async () => {
    await queue([{ fault: "redirect" }, { fault: "redirect", status: 308, location: "/v2/portfolio" }]);
    expect(await folders()).toMatchObject({ status: 302, headers: { location: "https://redirected.example/" } });
    expect(await folders()).toMatchObject({ status: 308, headers: { location: "/v2/portfolio" } });
  });

  test("drop closes the connection without a response, and does not run the request", async () => {
    const before = await sendRequest<object[]>(sandbox, "/v1/folders");
    await queue({ fault: "drop" });
    expect(await wire("POST", '{"name":"Dropped"}')).toBe("");
    expect((await folders()).json).toEqual(before.json);
  });

  test("truncate sends half of the response, and runs the request", async () => {
    await queue({ fault: "truncate" });
    const [head = "", body = ""] = (await wire("POST", '{"name":"Truncated"}')).split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1.1 201 /);
    expect(body.length).toBe(Math.floor(Number(/content-length: (\d+)/.exec(head)?.[1]) / 2));
    expect((await folders()).text).toContain("Truncated");
  });

  test("slow sends the whole response in two parts", async () => {
    const whole = await folders();
    await queue({ fault: "slow", delayMs: 50 });
    const parts = await receive("/v1/folders");
    expect(parts[0]).toHaveLength(Math.floor(whole.text.length / 2));
    expect(parts.join("")).toBe(whole.text);
  });

  test("truncate and slow do not change errors of the API", async () => {
    await queue({ fault: "slow", delayMs: 0 });
    expect((await sendRequest(sandbox, "/v1/folders", { token: null })).status).toBe(401);
  });

  test.each<[string, unknown, string]>([
    ["no JSON", "{", "body"],
    ["no name", {}, "fault is required"],
    ["another name", [{ fault: "status" }, { fault: "explode" }], "1.fault must be one of status"],
    ["a wait that is no number", { fault: "slow", delayMs: "long" }, "0.delayMs must be integer"],
    ["what there is not", { fault: "slow", delay: 3 }, "must NOT have additional properties"],
  ])("%s is rejected with a reason", async (_, body, reason) => {
    const reply = await queue(body);
    expect(reply).toMatchObject({ status: 400, headers: { "content-type": "application/problem+json" } });
    expect(reply.text).toContain(reason);
    expect((await sendRequest(sandbox, "/sandbox/faults")).json).toEqual([]);
  });

  test("a page of another site cannot add them", async () => {
    const headers = { "content-type": "text/plain", origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const reply = await sendRequest(sandbox, "/sandbox/faults", {
      method: "POST",
      body: '[{"fault":"drop"}]',
      headers,
    });
    expect(reply.status).toBe(415);
  });

  test("are cleared by a reset", async () => {
    await queue({ fault: "drop" });
    expect((await sendRequest(sandbox, "/sandbox/reset", { method: "POST" })).status).toBe(204);
    expect((await folders()).status).toBe(200);
  });

  test("are not available without the option", async () => {
    const plain = await startSandbox({ companies: 10 });
    try {
      const reply = await sendRequest(plain, "/sandbox/faults", { method: "POST", body: [{ fault: "drop" }] });
      expect(reply).toMatchObject({ status: 404, headers: { "content-type": "application/problem+json" } });
    } finally {
      await plain.close();
    }
  });
});
