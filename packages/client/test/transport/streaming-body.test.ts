import { createClient, stream } from "@signet/client";
import { listPortfolio } from "@signet/client/operations";
import { describe, expect, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

/** A fetch whose CSV responses never end. JSON responses are complete at once. */
const endlessCsv = (aborts: boolean): typeof fetch => {
  return async (url, init) => {
    if (!String(url).includes("csv")) return Response.json({ companies: [] });
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("guid,name\n"));
        if (aborts) init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "text/csv" } });
  };
};

describe("an unread streaming body", () => {
  test.each([
    ["errors the body", true],
    ["ignores the signal", false],
  ])("releases its place in the queue when the signal aborts and fetch %s", async (_, aborts) => {
    const client = createClient({ token, baseUrl, fetch: endlessCsv(aborts), deadlineMs: 2_000 });
    for (let count = 0; count < 10; count++) {
      const controller = new AbortController();
      await stream(client, listPortfolio, { format: "csv" }, { signal: controller.signal });
      controller.abort(new Error("the visitor left"));
    }
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200 });
  });

  test("times out after timeoutMs without a read, and releases its place in the queue", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const client = createClient({ token, baseUrl, fetch: endlessCsv(true), timeoutMs: 1_000 });
      const results = await Promise.all([1, 2, 3].map(() => stream(client, listPortfolio, { format: "csv" })));
      const next = client.GET("/v1/companies");
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await next).toMatchObject({ status: 200 });
      const [first] = results;
      if (first?.status !== 200) throw new Error("no stream");
      await expect(new Response(first.data).text()).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
    } finally {
      vi.useRealTimers();
    }
  });
});
