import { ClientError, createClient } from "@signet/client";
import { createStub } from "@signet/client/testing";
import { afterEach, describe, expect, inject, test, vi } from "vitest";

const { url: baseUrl, userToken: token, companyToken } = inject("sandbox");

describe("createClient", () => {
  test("calls the sandbox over verified TLS", async () => {
    const result = await createClient({ baseUrl, token }).GET("/v1/companies");
    if (result.status !== 200) throw new Error(`unexpected ${result.status}`);
    const [company] = result.data.companies;
    const one = await createClient({ baseUrl, token: companyToken }).GET("/v1/companies/{guid}", {
      params: { path: { guid: company?.guid ?? "" } },
    });
    expect(one).toMatchObject({ status: 200, data: { guid: company?.guid, name: company?.name } });
  });

  test("sends a body and reads the created resource", async () => {
    const client = createClient({ baseUrl, token });
    const created = await client.POST("/v1/folders", { body: { name: "Renewals" } });
    if (created.status !== 201) throw new Error(`unexpected ${created.status}`);
    const path = { guid: created.data.guid };
    expect(
      await client.PATCH("/v1/folders/{guid}", { params: { path }, body: { description: "Due in June" } }),
    ).toMatchObject({
      status: 200,
      data: { name: "Renewals", description: "Due in June" },
    });
    expect(await client.DELETE("/v1/folders/{guid}", { params: { path } })).toMatchObject({ status: 204 });
    expect(await client.GET("/v1/folders/{guid}", { params: { path } })).toMatchObject({ status: 404 });
  });

  test("returns 401 with the challenge for an unknown token", async () => {
    const result = await createClient({ baseUrl, token: "a".repeat(40) }).GET("/v1/companies");
    expect(result).toMatchObject({ status: 401, error: { detail: "Invalid token" } });
    if (result.status === 401) expect(result.response.headers.get("www-authenticate")).toContain("bitsight");
  });

  test("rejects plain HTTP before sending anything", () => {
    expect(() => createClient({ baseUrl: baseUrl.replace("https:", "http:"), token })).toThrow(ClientError);
  });

  test("rejects an operation that is not in the contract", async () => {
    // @ts-expect-error no such path
    await expect(createClient({ baseUrl, token }).GET("/v1/nothing")).rejects.toMatchObject({
      code: "ERR_UNKNOWN_OPERATION",
    });
    // @ts-expect-error no such body field
    await createClient({ baseUrl, token }).POST("/v1/folders", { body: { nam: "Renewals" } });
  });
});

describe("the token", () => {
  afterEach(() => void vi.unstubAllEnvs());

  const authorizations = ({ requests }: ReturnType<typeof createStub>) =>
    requests.map(({ headers }) => atob(`${headers.get("authorization")}`.replace(/^Basic /, "")));

  test("is an option, or a function that is called before every request", async () => {
    const stub = createStub();
    const [first, second] = ["a".repeat(40), "b".repeat(40)];
    const tokens = [first, second];
    const changing = createClient({ baseUrl, fetch: stub.fetch, token: async () => tokens.shift() ?? "" });
    for (const client of [changing, changing, createClient({ baseUrl, fetch: stub.fetch, token: first })]) {
      await client.GET("/v1/companies");
    }
    expect(authorizations(stub)).toEqual([`${first}:`, `${second}:`, `${first}:`]);
  });

  test("is read from BITSIGHT_API_TOKEN by default", async () => {
    const stub = createStub();
    vi.stubEnv("BITSIGHT_API_TOKEN", "c".repeat(40));
    await createClient({ baseUrl, fetch: stub.fetch }).GET("/v1/companies");
    expect(authorizations(stub)).toEqual([`${"c".repeat(40)}:`]);
  });
});

describe("a browser", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test("is rejected unless an option allows it to read the token", async () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" });
    vi.resetModules();
    const { createClient: createInBrowser } = await import("@signet/client");
    expect(() => createInBrowser({ baseUrl, token })).toThrow(
      expect.objectContaining({ code: "ERR_BROWSER", message: expect.stringContaining("dangerouslyAllowBrowser") }),
    );
    const stub = createStub();
    const client = createInBrowser({ baseUrl, token, fetch: stub.fetch, dangerouslyAllowBrowser: true });
    expect(await client.GET("/v1/companies")).toMatchObject({ status: 200 });
    // A browser sets its own user agent, and changing it would need a preflight request.
    expect(stub.requests[0]?.headers.has("user-agent")).toBe(false);
  });
});
