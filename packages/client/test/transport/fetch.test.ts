import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createClient } from "@signet/client";
import { createStub } from "@signet/client/testing";
import { fetch as undiciFetch } from "undici";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

describe("fetch", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("is looked up at every call by default", async () => {
    const client = createClient({ token, baseUrl, retry: false });
    const stub = createStub();
    vi.stubGlobal("fetch", stub.fetch);
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200 });
    expect(stub.requests).toHaveLength(1);
  });

  test("may come from the npm package undici, for forms, too", async () => {
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      bodies.push(`${request.headers["content-type"]}\n${await buffer(request)}`);
      response.writeHead(503, { "content-type": "application/json", "retry-after": "0" }).end("{}");
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    // The guard takes only https: addresses; this fetch goes on to the plain server of this test.
    const fetch = (async (url: string, init: object) =>
      undiciFetch(url.replace(baseUrl, `http://127.0.0.1:${port}`), init)) as unknown as typeof globalThis.fetch;
    const client = createClient({ token, baseUrl, fetch, retry: { attempts: 2, baseDelayMs: 0 } });
    const file = new Blob(["domain\nteasel-and-sons.example\n"]);
    await client.POST("/v2/company-requests/bulk", {
      body: { file, subscription_type: "continuous_monitoring" },
      idempotent: true,
    });
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toMatch(/^multipart\/form-data; boundary=/);
    expect(bodies[0]).toContain("domain\nteasel-and-sons.example\n");
    expect(bodies[1]).toBe(bodies[0]);
  });

  test.each([
    ["an object that is no Response", { ok: true, status: 200, json: async () => ({}) }],
    ["undefined", undefined],
  ])("must resolve to a Response: %s", async (_, value) => {
    const fetch = (async () => value) as unknown as typeof globalThis.fetch;
    const client = createClient({ token, baseUrl, fetch });
    await expect(client.GET("/v1/companies")).rejects.toMatchObject({
      name: "ClientError",
      code: "ERR_INVALID_OPTION",
      message: expect.stringContaining("fetch must return a Response"),
    });
  });

  test.each([
    ["a code of its cause", new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } }), "ECONNREFUSED"],
    ["a code of its own", Object.assign(new Error("x"), { code: "UND_ERR_SOCKET" }), "UND_ERR_SOCKET"],
    ["no code", new TypeError("fetch failed"), undefined],
    ["what is no code", Object.assign(new Error("x"), { code: token }), undefined],
  ])("fails with the system's code as a property: %s", async (_, thrown, systemCode) => {
    const client = createClient({ token, baseUrl, fetch: () => Promise.reject(thrown), retry: false });
    const error = await client.GET("/v1/companies").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "ClientError", code: "ERR_NETWORK" });
    expect((error as { systemCode?: string }).systemCode).toBe(systemCode);
  });
});

describe("a rejected certificate", () => {
  test.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", true],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", true],
    ["CERT_HAS_EXPIRED", false],
    ["ERR_TLS_CERT_ALTNAME_INVALID", false],
  ])("is an error of its own and is not retried: %s", async (systemCode, untrusted) => {
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: { code: systemCode } }));
    const error = await createClient({ token, baseUrl, fetch })
      .GET("/v1/companies")
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "ClientError", code: "ERR_CERTIFICATE", systemCode, attempts: 1 });
    expect(String(error).includes("NODE_EXTRA_CA_CERTS")).toBe(untrusted);
  });
});

describe("an empty BITSIGHT_API_BASE", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("counts as unset", () => {
    vi.stubEnv("BITSIGHT_API_BASE", "");
    expect(createClient({ token }).baseUrl).toBe("https://api.bitsighttech.com");
  });
});
