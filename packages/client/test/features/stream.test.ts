import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createClient, stream, unwrap } from "@signet/client";
import { getCompanyLogo, listPortfolio } from "@signet/client/operations";
import { createStub } from "@signet/client/testing";
import { describe, expect, test } from "vitest";
import { baseUrl, token } from "../support/observed.ts";
import { faultySandbox } from "../support/sandbox.ts";

const guid = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

describe("a download", () => {
  test("of CSV from the sandbox is a stream", async () => {
    const sandbox = await faultySandbox();
    const result = await stream(createClient(sandbox.options), listPortfolio, { format: "csv" });
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    const text = await new Response(result.data).text();
    expect(text.split("\n")[0]).toContain("guid,");
  });

  test("of bytes is complete in a call's result", async () => {
    const sandbox = await faultySandbox();
    const result = await getCompanyLogo(createClient(sandbox.options), { guid });
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    expect(result.data).toBeInstanceOf(Uint8Array);
    expect(result.data.length).toBeGreaterThan(50);
  });

  test("of a PDF is passed on unchanged", async () => {
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 0xff]);
    const fetch = async () => new Response(bytes, { headers: { "content-type": "application/pdf" } });
    const client = createClient({ token, baseUrl, fetch });
    const result = await client.POST("/v1/reports", { body: { guid, type: "company-preview" } as never });
    expect([...((result as { data?: Uint8Array }).data ?? [])]).toEqual([...bytes]);
  });

  test("by path is a stream with parseAs, CSV included", async () => {
    const sandbox = await faultySandbox();
    const client = createClient(sandbox.options);
    const params = { query: { format: "csv" as const } };
    const { data, error, status } = await client.GET("/v2/portfolio", { params, parseAs: "stream" });
    expect([status, error]).toEqual([200, undefined]);
    expect((await new Response(data).text()).split("\n")[0]).toContain("guid,");
    // @ts-expect-error a call without a stream reads JSON
    await client.GET("/v2/portfolio", { params });
  });

  test("of CSV is one page of its list, which pipeline sends on", async () => {
    const sandbox = await faultySandbox();
    const client = createClient(sandbox.options);
    const linesOf = async (offset: number) => {
      const query = { format: "csv", limit: 2, offset } as const;
      const data = await unwrap(client.GET("/v2/portfolio", { params: { query }, parseAs: "stream" }));
      const sent = new PassThrough({ encoding: "utf8" });
      await pipeline(data, sent);
      return String(sent.read()).trimEnd().split("\n");
    };
    const [names, ...first] = await linesOf(0);
    const [again, ...second] = await linesOf(2);
    expect([again, first.length, second.length]).toEqual([names, 2, 2]);
    expect(first).not.toContain(second[0]);
  });

  test("counts as a concurrent request until it is read or canceled", async () => {
    const stub = createStub();
    const client = createClient({ token, baseUrl, fetch: stub.fetch, concurrency: 1 });
    for (const end of ["read", "cancel"]) {
      const result = await stream(client, listPortfolio);
      if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
      const asked = stub.requests.length;
      const next = client.GET("/v1/companies");
      await new Promise(setImmediate);
      expect(stub.requests).toHaveLength(asked);
      if (end === "read") for await (const _ of result.data);
      else await result.data.cancel();
      expect((await next).status).toBe(200);
    }
  });

  test("that fails is a result like any other", async () => {
    const stub = createStub({ listPortfolio: { status: 403 } });
    const result = await stream(createClient({ token, baseUrl, fetch: stub.fetch }), listPortfolio);
    expect(result).toMatchObject({ status: 403, error: { detail: expect.any(String) } });
  });

  test("that ends early fails with the client's error", async () => {
    const sandbox = await faultySandbox();
    const client = createClient(sandbox.options);
    await sandbox.injectFaults([{ fault: "truncate" }]);
    const data = await unwrap(stream(client, listPortfolio));
    await expect(new Response(data).text()).rejects.toMatchObject({
      name: "ClientError",
      code: "ERR_NETWORK",
      operationId: "listPortfolio",
      attempts: 1,
    });
  });

  test("ends when the caller's signal aborts", async () => {
    const endless: typeof fetch = async (_, init) =>
      new Response(
        new ReadableStream({
          start: (controller) => init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason)),
        }),
        { headers: { "content-type": "text/csv" } },
      );
    const controller = new AbortController();
    const client = createClient({ token, baseUrl, fetch: endless });
    const result = await stream(client, listPortfolio, { format: "csv" }, { signal: controller.signal });
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    const reading = expect(new Response(result.data).text()).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await reading;
  });
});
