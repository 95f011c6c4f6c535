import { createClient } from "@signet/client";
import { FormData as UndiciFormData } from "undici";
import { describe, expect, inject, test } from "vitest";
import { baseUrl, observed, token } from "../support/observed.ts";

const { url: sandboxUrl, userToken } = inject("sandbox");
const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;

/** Runs an action while every object seems to have one property more. */
async function polluted<Value>(name: string, value: unknown, action: () => Promise<Value>): Promise<Value> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    return await action();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

const evilFetch = () => Promise.reject(new Error("an evil fetch was called"));
const text = (body: unknown) => new Response(body as BodyInit | null).text();
const gadgets: [name: string, value: unknown][] = [
  ["baseUrl", "http://evil.example"],
  ["fetch", evilFetch],
  ["Request", class extends Request {}],
  ["header", { "x-evil": "1" }],
  ["pathSerializer", () => "http://evil.example/"],
  ["querySerializer", () => "evil=1"],
  ["bodySerializer", () => "evil"],
  ["requestInitExt", { method: "DELETE" }],
  ["method", "DELETE"],
  ["redirect", "follow"],
  ["credentials", "include"],
  ["mode", "navigate"],
  ["token", "another0another0another0another0another0"],
  ["query", { evil: "1" }],
  ["BITSIGHT_API_BASE", "https://evil.example"],
];

describe("the request of a call", () => {
  test.each(gadgets)("rejects an unknown option: .%s", async (name, value) => {
    const { requests, client } = observed();
    await expect(client.GET("/v1/companies", { [name]: value })).rejects.toMatchObject({ code: "ERR_INVALID_OPTION" });
    expect(requests).toHaveLength(0);
  });

  test("has the headers of the call, except authorization", async () => {
    const { requests, client } = observed();
    await client.GET("/v1/companies", {
      headers: { "x-trace": "1", authorization: "Basic evil", host: "evil.example" },
    });
    expect([...(requests[0]?.headers ?? [])]).toEqual([
      ["authorization", authorization],
      ["user-agent", expect.stringMatching(/^signet-client\/[\d.]+ \(Node\.js\/\d+\)$/)],
      ["x-trace", "1"],
    ]);
  });

  const pollution: [name: string, value: unknown][] = [
    ...gadgets,
    ["timeoutMs", -1],
    ["retry", { attempts: -1 }],
    ["limit", { concurrent: 0 }],
    ["form", true],
    ["joined", 1],
    ["params", { path: { guid: ".." }, query: { evil: "1" } }],
    ["body", "evil"],
    ["path", {}],
    ["headers", { "x-evil": "1", authorization: "Basic evil" }],
    ["middleware", [{ onRequest: () => new Request("http://evil.example/") }]],
    ["parseAs", "evil"],
    ["signal", AbortSignal.abort()],
    ["onRequest", () => new Request("http://evil.example/")],
    ["pagination", "links"],
    ["success", {}],
    ["failures", []],
    ["concurrency", 0],
    ["idempotent", true],
    ["duplex", "full"],
    ["cache", "force-cache"],
  ];

  const watching = { onRequest: () => undefined, onResponse: () => undefined, onError: () => undefined };

  test.each(pollution.flatMap(([name, value]) => [[name, "without", value] as const, [name, "with", value] as const]))(
    "takes nothing from a polluted Object.prototype: .%s, %s middleware",
    async (name, middleware, value) => {
      const calls = await polluted(name, value, async () => {
        const { requests, client } = observed();
        if (middleware === "with") client.use(watching);
        await client.GET("/v1/companies");
        await client.GET("/v1/companies", {});
        await client.POST("/v1/folders", { body: { name: "Suppliers" } });
        return requests;
      });
      const sent = calls.map(async ({ method, url, body }) => `${method} ${url} ${await text(body)}`);
      expect(await Promise.all(sent)).toEqual([
        `GET ${baseUrl}/v1/companies `,
        `GET ${baseUrl}/v1/companies `,
        `POST ${baseUrl}/v1/folders {"name":"Suppliers"}`,
      ]);
      for (const { headers } of calls) {
        expect(headers.get("authorization")).toBe(authorization);
        expect(headers.get("x-evil")).toBeNull();
      }
    },
  );

  test("reaches the sandbox and no other server when options are polluted", async () => {
    const { status } = await polluted("baseUrl", "http://127.0.0.1:9", () =>
      createClient({ baseUrl: sandboxUrl, token: userToken }).GET("/v1/companies"),
    );
    expect(status).toBe(200);
  });

  test.each([".evil.example/x", ":8443/x", "@evil.example/", "v1/companies", ""])(
    "refuses the path %j, which would go on with the host",
    async (path) => {
      const { requests, client } = observed();
      await expect(client.GET(path as "/v1/companies")).rejects.toMatchObject({ code: "ERR_UNKNOWN_OPERATION" });
      expect(requests).toHaveLength(0);
    },
  );

  test.each(["https://evil.example/x", "//evil.example/x", "/v1/companies/../../x", "__proto__", "constructor"])(
    "refuses %j, which is no path of the contract",
    async (path) => {
      const { requests, client } = observed();
      await expect(client.GET(path as "/v1/companies")).rejects.toMatchObject({ code: "ERR_UNKNOWN_OPERATION" });
      expect(requests).toHaveLength(0);
    },
  );

  test("rejects an empty base URL, so that no path can replace it", () => {
    expect(() => createClient({ token, baseUrl: "" })).toThrow(expect.objectContaining({ code: "ERR_INVALID_URL" }));
  });

  test("joins a base URL with a path and the contract's path with one slash", async () => {
    for (const address of [`${baseUrl}/ratings`, `${baseUrl}/ratings/`]) {
      const { requests, client } = observed(undefined, { baseUrl: address });
      await client.GET("/v1/companies");
      expect(requests[0]?.url.href).toBe(`${baseUrl}/ratings/v1/companies`);
    }
  });

  test("names a missing query parameter or body, and sends nothing", async () => {
    const { requests, client } = observed();
    for (const [call, message] of [
      // @ts-expect-error the company is required
      [() => client.GET("/v1/insights", {}), 'listInsights: parameter "company" is missing'],
      // @ts-expect-error the body is required
      [() => client.POST("/v1/folders", {}), "createFolder: the body is missing"],
    ] as const) {
      await expect(call()).rejects.toMatchObject({ code: "ERR_INVALID_PARAMETER", message });
    }
    expect(requests).toHaveLength(0);
  });

  test("sends a file and its fields as a form, with the platform's boundary", async () => {
    const { requests, client } = observed();
    const file = new Blob(["domain\nteasel-and-sons.example\n"]);
    await client.POST("/v2/company-requests/bulk", { body: { file, subscription_type: "continuous_monitoring" } });
    const [request] = requests;
    const type = `${request?.headers.get("content-type")}`;
    const form = await new Response(request?.body as ArrayBuffer, { headers: { "content-type": type } }).formData();
    expect(form.get("subscription_type")).toBe("continuous_monitoring");
    expect(await new Response(form.get("file")).text()).toBe("domain\nteasel-and-sons.example\n");
  });

  test.each<[string, new () => globalThis.FormData]>([
    ["the platform", FormData],
    ["npm undici", UndiciFormData as never],
  ])("sends the fields of a FormData of %s", async (_, Form) => {
    const { requests, client } = observed();
    const body = new Form();
    body.append("file", new Blob(["domain\n"]), "domains.csv");
    await client.POST("/v2/company-requests/bulk", { body: body as never });
    const sent = await text(requests[0]?.body);
    expect(sent).toContain('name="file"; filename="domains.csv"');
    expect(sent).toContain("domain\n");
  });

  test.each([
    ["JSON that is written already", "/v1/folders", '{"name":"Suppliers"}'],
    ["null", "/v1/folders", null],
    ["an array", "/v1/folders", ["Suppliers"]],
    ["a function", "/v1/folders", () => "Suppliers"],
    ["a form", "/v1/folders", new FormData()],
    ["bytes", "/v1/folders", new Uint8Array(2)],
    ["a form's text", "/v2/company-requests/bulk", "file=1"],
    ["a form with an object", "/v2/company-requests/bulk", { file: { path: "domains.csv" } }],
    ["a form with bytes", "/v2/company-requests/bulk", { file: new Uint8Array(2) }],
  ])("rejects a body that is %s", async (_, path, body) => {
    const { requests, client } = observed();
    const call = client.POST(path as "/v1/folders", { body: body as never });
    await expect(call).rejects.toMatchObject({ name: "ClientError", code: "ERR_INVALID_BODY" });
    expect(requests).toHaveLength(0);
  });

  test("rejects a body for an operation without one", async () => {
    const { requests, client } = observed();
    const call = client.GET("/v1/companies", { body: { name: "Suppliers" } as never });
    await expect(call).rejects.toMatchObject({ name: "ClientError", code: "ERR_INVALID_REQUEST" });
    expect(requests).toHaveLength(0);
  });

  test("rejects a body that JSON cannot represent", async () => {
    const { requests, client } = observed();
    const body = { name: "Suppliers", self: {} };
    body.self = body;
    await expect(client.POST("/v1/folders", { body })).rejects.toMatchObject({ code: "ERR_INVALID_BODY" });
    expect(requests).toHaveLength(0);
  });
});
