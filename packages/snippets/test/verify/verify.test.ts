import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenApiDocument } from "@signet/snippets";
import { formatReport } from "@signet/snippets/verify";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith, documentWithParameter } from "../support/document.ts";
import { verified } from "../support/verified.ts";

/** Hundreds of programs take minutes on a busy machine. */
const patience = 600_000;

describe("verifySnippets", () => {
  test(
    "gets the same valid request of every operation of the contract from all languages",
    async () => {
      const report = await verified(contract, { token: "abc123abc123" });
      expect(report.operations.flatMap(({ errors, validationErrors }) => [...errors, ...validationErrors])).toEqual([]);
      expect(report.counts).toMatchObject({
        operations: operationIds.length,
        snippets: operationIds.length * 3,
        same: operationIds.length,
        valid: operationIds.length,
        failed: 0,
        skipped: 0,
      });
      expect(report.counts.requests).toBe(report.counts.runs);
      expect([...report.interpreters, ...report.missing].toSorted()).toEqual(["bash", "dash", "node", "python", "zsh"]);
      expect(report.tools.map(({ version }) => version)).not.toContain("missing");
      expect(JSON.stringify(report)).not.toContain("abc123abc123");
    },
    patience,
  );

  test("lists how a request differs from its operation", async () => {
    const parameters = [{ name: "limit", in: "query", example: "many", schema: { type: "integer" } }];
    const schema = { type: "object", required: ["name"], properties: { size: { enum: ["s", "m"] } } };
    const requestBody = { required: true, content: { "application/json": { schema, example: { size: "l" } } } };
    const report = await verified(documentWith({ parameters, requestBody, security: [] }, { method: "post" }));
    expect(report.operations[0]).toMatchObject({
      same: true,
      validationErrors: [
        "limit must be integer",
        "body must have required property 'name'",
        "body/size must be equal to one of the allowed values",
      ],
    });
    expect(report.counts).toMatchObject({ same: 1, valid: 0, failed: 0 });
  });

  test("distinguishes snippets that cannot be written from those that fail", async () => {
    const report = await verified(documentWith({ security: [] }, { method: "trace" }));
    expect(report.operations[0]?.skipped).toEqual({ typescript: expect.stringContaining("ERR_UNSUPPORTED_METHOD") });
    expect(report.counts).toMatchObject({ same: 1, failed: 0, skipped: 1 });
  });

  test("reports why a program sent nothing", async () => {
    const report = await verified(documentWithParameter({ name: "v", in: "query", example: 1 }), {
      python: "no-such-python",
      targets: ["python"],
      token: "abc123",
    });
    expect(report.operations[0]?.errors).toEqual([expect.stringMatching(/^python sent 0 requests: .*no-such-python/)]);
    expect(report.counts).toMatchObject({ same: 0, failed: 1 });
    expect(formatReport(report)).toContain("python sent 0 requests");
  });

  // The site's tests run every operation against the sandbox.
  test("gets valid responses from the sandbox, which it resets", async () => {
    const path = "/v1/folders";
    const { url, ca, userToken, reset, stop } = await launchSandbox({ flags: ["--companies", "10"] });
    try {
      const folders = { ...contract, paths: { [path]: contract.paths?.[path] } } as OpenApiDocument;
      const report = await verified(folders, { server: url, ca, token: userToken, beforeEach: reset });
      expect(report.operations.flatMap(({ errors, validationErrors }) => [...errors, ...validationErrors])).toEqual([]);
      expect(report.counts).toMatchObject({ snippets: 6, same: 2, valid: 2, failed: 0, skipped: 0 });
      expect(report.counts.requests).toBe(report.counts.runs);
    } finally {
      await stop();
    }
  });

  describe("with a server", () => {
    const server = createServer(({ url }, response) => {
      response.statusCode = url?.startsWith("/base/values") ? 200 : 404;
      response.setHeader("content-type", "application/json").end('{"name": 1}');
    });
    let address = "";
    beforeAll(async () => {
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
    });
    afterAll(() => new Promise((done) => server.close(done)));
    const schema = { type: "object", properties: { name: { type: "string" } } };
    const responses = { 200: { content: { "application/json": { schema } } } };

    test("forwards requests, and validates the responses", async () => {
      const report = await verified(documentWith({ responses, security: [] }), { server: address });
      expect(report.operations[0]).toMatchObject({
        same: true,
        errors: [],
        validationErrors: ["response/name must be string"],
      });
    });

    test("counts an error's status as a failure", async () => {
      const report = await verified(documentWith({ security: [] }, { path: "/gone" }), { server: address });
      expect(report.counts).toMatchObject({ same: 1, failed: 1 });
      expect(formatReport(report)).toMatch(/bash got the status 404[\s\S]*failed: 1/);
    });

    test.each([
      ["post", "every request that may change something", (runs: number) => runs],
      ["get", "the first of requests that only read", () => 1],
    ])("resets the server, with %s before %s", async (method, _what, expected) => {
      let calls = 0;
      const beforeEach = async () => {
        calls++;
      };
      const report = await verified(documentWith({ security: [] }, { method }), { server: address, beforeEach });
      expect(report.counts).toMatchObject({ same: 1, failed: 0 });
      expect(calls).toBe(expected(report.counts.runs));
    });

    test("throws the error of a failed reset", async () => {
      const beforeEach = () => Promise.reject(new Error("no reset"));
      await expect(verified(documentWith({ security: [] }), { server: address, beforeEach })).rejects.toThrow(
        "no reset",
      );
    });
  });
});
