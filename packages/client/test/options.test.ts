import { bulk, type ClientOptions, createClient, createLog } from "@signet/client";
import { getCompany } from "@signet/client/operations";
import { afterEach, describe, expect, test, vi } from "vitest";
import { baseUrl, observed, token } from "./support/observed.ts";

describe("a wrong option of createClient", () => {
  test.each([
    [{ baseURL: "https://evil.example" }, "unknown option baseURL of createClient: did you mean baseUrl?"],
    [{ base_url: "x" }, "unknown option base_url of createClient: did you mean baseUrl?"],
    [{ concurrent: 3 }, "unknown option concurrent of createClient: did you mean concurrency?"],
    [{ timeout: 3 }, "unknown option timeout of createClient: did you mean timeoutMs?"],
    [{ rate: {} }, "unknown option rate of createClient: did you mean rateLimit?"],
    [{ retries: 3 }, "unknown option retries of createClient: did you mean retry?"],
    [{ [token]: 1 }, "unknown option with an unusual name of createClient: it has token, baseUrl, fetch"],
    [{ retry: 3 }, "the option retry must be false or an object, such as { attempts: 3 }"],
    [{ retry: { attempt: 3 } }, "unknown option attempt of retry: did you mean attempts?"],
    [{ rateLimit: 5 }, "the option rateLimit must be an object, such as { requests: 5_000, windowSeconds: 300 }"],
    [{ fetch: "https://x" }, "the option fetch must be a function"],
    [{ log: console }, "the option log must be a function"],
    [{ concurrency: 21 }, "the option concurrency must be a number from 1 to 20"],
    [{ retry: [] }, "the options of retry must be an object"],
    [{ retry: { attempts: 2.5 } }, "the option retry.attempts must be a whole number"],
    [{ concurrency: 1.5 }, "the option concurrency must be a whole number"],
    [{ rateLimit: { requests: 5, window: 1 } }, "unknown option window of rateLimit: did you mean windowSeconds?"],
    [{ log: {} }, "the option log must be a function"],
    ["https://api.example.com", "the options of createClient must be an object"],
    [[], "the options of createClient must be an object"],
  ])("is an error that says what is right: %j", (wrong, message) => {
    const options = typeof wrong === "string" || Array.isArray(wrong) ? wrong : { token, baseUrl, ...wrong };
    expect(() => createClient(options as ClientOptions)).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });

  test("does not compile", () => {
    // @ts-expect-error the option is baseUrl
    expect(() => createClient({ token, baseURL: baseUrl })).toThrow("did you mean baseUrl?");
  });
});

describe("a wrong option of a call", () => {
  test.each([
    [{ query: { limit: 1 } }, "unknown option query of a call: pass { params: { query: … } }"],
    [{ path: { guid: "g" } }, "unknown option path of a call: pass { params: { path: … } }"],
    [{ param: {} }, "unknown option param of a call: did you mean params?"],
    [{ params: { querys: {} } }, "unknown option querys of params: did you mean query?"],
    [{ parseAs: "json" }, 'the option parseAs must be "stream": other bodies are read as the contract says'],
    [{ timeoutMS: 1 }, "unknown option timeoutMS of a call: did you mean timeoutMs?"],
    [{ params: [] }, "the options of params must be an object"],
    [{ params: { query: null } }, "params.query must be an object"],
    [{ params: { query: "limit=1" } }, "params.query must be an object"],
    [{ params: { query: new URLSearchParams("limit=1") } }, "params.query must be an object"],
    [{ params: { path: ["g"] } }, "params.path must be an object"],
    [{ timeoutMs: null }, "the option timeoutMs must be a number from 1 to 2147483647"],
    [{ headers: null }, "the option headers must be an object"],
    [{ headers: [["x-a", "1"]] }, "the option headers must be an object"],
    [{ middleware: {} }, "the option middleware must be an array"],
    [{ middleware: [null] }, "a middleware must be an object"],
    [
      { middleware: [{ onRequest() {}, onReponse() {} }] },
      "unknown option onReponse of a middleware: did you mean onResponse?",
    ],
    [{ idempotent: "yes" }, "the option idempotent must be true or false"],
  ])("is an error that says what is right: %j", async (wrong, message) => {
    const { client, requests } = observed();
    await expect(client.GET("/v1/companies", wrong as object)).rejects.toMatchObject({
      code: "ERR_INVALID_OPTION",
      message,
    });
    expect(requests).toHaveLength(0);
  });

  test("is also an error in a function by operationId and in a list", async () => {
    const { client, requests } = observed();
    const settings = { timeOutMs: 1 } as object;
    await expect(getCompany(client, { guid: "g" }, settings)).rejects.toThrow("did you mean timeoutMs?");
    expect(() => client.items("/v2/portfolio", { maxPage: 1 } as object)).toThrow("did you mean maxPages?");
    expect(() => client.pages("/v2/portfolio", { params: { querys: {} } } as object)).toThrow("did you mean query?");
    await expect(client.pages("/v2/portfolio", { from: 5 } as object).next()).rejects.toThrow(
      "from must be a position of this list",
    );
    expect(() => client.use({ onReqest() {} } as never)).toThrow("did you mean onRequest?");
    await expect(getCompany(client, "g" as never)).rejects.toThrow("the input of an operation must be an object");
    expect(requests).toHaveLength(0);
  });
});

test("a wrong option of bulk and createLog is an error", async () => {
  const job = bulk([1], async () => 1, { concurrent: 1 } as object);
  await expect(job.next()).rejects.toThrow("unknown option concurrent of bulk: did you mean concurrency?");
  await expect(bulk([1], async () => 1, { key: 1 } as object).next()).rejects.toThrow("key must be a function");
  await expect(bulk([1], {} as never).next()).rejects.toThrow("the option read must be a function");
  expect(() => createLog({ write: 1 } as object)).toThrow("the option write must be a function");
  expect(() => createLog({ levels: "info" } as object)).toThrow("did you mean level?");
});

describe("a wrong baseUrl", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test.each([
    ["http://api.example.com", "ERR_INSECURE_URL", "baseUrl must start with https://"],
    ["api.example.com", "ERR_INVALID_URL", "baseUrl must start with https://"],
    [`https://${token}:@api.example.com`, "ERR_URL_USERINFO", "baseUrl must not have a user name or password"],
    ["https://api.example.com?x=1", "ERR_INVALID_URL", "baseUrl must be https://host/path"],
  ])("says what it must be, and where it came from: %s", (value, code, message) => {
    expect(() => createClient({ token, baseUrl: value })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(`^${message}(?!.*BITSIGHT_API_BASE)`) }),
    );
    vi.stubEnv("BITSIGHT_API_BASE", value);
    expect(() => createClient({ token })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(`^${message}.*\\(from BITSIGHT_API_BASE\\)$`) }),
    );
  });
});

describe("an unknown path", () => {
  const guid = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";
  test.each([
    ["GET", "/v2/portfolios", "unknown path GET /v2/portfolios: did you mean /v2/portfolio?"],
    ["GET", "/v1/compagnies", "unknown path GET /v1/compagnies: did you mean /v1/companies?"],
    [
      "GET",
      `/v1/companies/${guid}`,
      'unknown path GET /v1/companies/…: pass "/v1/companies/{guid}" and { params: { path: { guid } } }',
    ],
    ["POST", "/v1/companies/{guid}", "unknown path POST /v1/companies/{guid}: the path has only GET"],
    ["GET", `/v1/${token}`, "unknown path GET /v1/…: "],
    [
      "GET",
      "/nothing/of/the/kind/at/all",
      "unknown path GET /nothing/of/the/kind/at/all: the contract has no such path",
    ],
  ] as const)("names what is right: %s %s", async (method, path, message) => {
    const { client, requests } = observed();
    const call = client.request(method.toLowerCase() as "get", path as "/v1/companies");
    await expect(call).rejects.toMatchObject({
      code: "ERR_UNKNOWN_OPERATION",
      message: expect.stringContaining(message),
    });
    expect(requests).toHaveLength(0);
  });
});

test("a baseUrl of null is an error, not the default", () => {
  expect(() => createClient({ token, baseUrl: null as never })).toThrow(
    expect.objectContaining({ code: "ERR_INVALID_URL" }),
  );
});

test("a middleware may be an instance of a class, and a header may be undefined", async () => {
  class Trace {
    onRequest({ request }: { request: Request }) {
      request.headers.set("x-class", "1");
    }
  }
  const { client, requests } = observed();
  client.use(new Trace());
  await client.GET("/v1/companies", { headers: { "x-left-out": undefined as never, "x-kept": "1" } });
  const names = ["x-class", "x-left-out", "x-kept"];
  expect(names.map((name) => requests[0]?.headers.get(name))).toEqual(["1", null, "1"]);
});

test("a header that cannot be sent is an error that does not quote it", async () => {
  const { client, requests } = observed();
  for (const headers of [{ [`${token}\n`]: "1" }, { "x-a": `${token}\r\nx-b: 1` }]) {
    const error: unknown = await client.GET("/v1/companies", { headers }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ERR_INVALID_OPTION", message: expect.stringContaining("headers") });
    expect(String(error)).not.toContain(token);
  }
  expect(requests).toHaveLength(0);
});
