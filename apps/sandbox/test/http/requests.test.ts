import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { mintToken } from "../../src/tokens/token-format.ts";
import { companyGuid as company } from "../support/examples.ts";
import { basic, sendBytes, sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

const sandbox = useSandbox({ companies: 60 });

type Page = components["schemas"]["PortfolioPage"];
type Problems = { detail: Record<string, string[]> };

describe("paths", () => {
  test.each([
    "/v1/companies",
    "/ratings/v1/companies",
    "/customer-api/v1/companies",
    "/customer-api/ratings/v1/companies",
    "/v1/companies/",
    "/companies",
    "//ratings//v1//companies//",
    "/v2/portfolio/",
    "/ratings/v2/portfolio",
    "/v1/companies//search?domain=alderbrook.example",
    `/v1/companies/${company}/`,
  ])("%s gets a response", async (path) => {
    expect((await sendRequest(sandbox, path)).status).toBe(200);
  });

  test.each(["/v1/nothing", "/nothing", "/v3/portfolio", "/v1/companies/%", "/ratings/ratings/v1/companies"])(
    "%s is unknown",
    async (path) => {
      expect(await sendRequest(sandbox, path)).toMatchObject({ status: 404, json: { detail: "Not found." } });
    },
  );

  test("/ leads a browser to the sign-in page, and other clients to the API", async () => {
    const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    const page = await sendRequest(sandbox, "/", { token: null, headers: { accept } });
    expect(page).toMatchObject({ status: 303, headers: { location: "/sandbox/sign-in" } });
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json, text/html" }]) {
      expect(await sendRequest(sandbox, "/", { headers })).toMatchObject({
        status: 200,
        json: { disclaimer: expect.any(String) },
      });
      expect(await sendRequest(sandbox, "/", { token: null, headers })).toMatchObject({ status: 401 });
    }
  });

  test("an unsupported method gets 405 with the supported ones", async () => {
    const reply = await sendRequest(sandbox, "/v1/folders", { method: "DELETE" });
    expect(reply).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD, POST" },
      json: { detail: expect.any(String) },
    });
  });

  test("a literal path takes precedence over a path with a parameter", async () => {
    const reply = await sendRequest(sandbox, "/v1/companies/search", { method: "PATCH" });
    expect(reply).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  test("TRACE is not echoed, CONNECT is not executed, and an unknown method is rejected", async () => {
    const reply = await sendRequest(sandbox, "/v1/folders", { method: "TRACE" });
    expect(reply.status).toBe(405);
    expect(reply.text).not.toContain(sandbox.userToken);
    expect(await sendBytes(sandbox, "CONNECT api.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n")).toBe("");
    expect(await sendBytes(sandbox, "FOO /v1/folders HTTP/1.1\r\nHost: localhost\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });

  test("HEAD is GET without the body", async () => {
    const [head, get] = [
      await sendRequest(sandbox, "/v1/folders", { method: "HEAD" }),
      await sendRequest(sandbox, "/v1/folders"),
    ];
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
  });

  test("every response is JSON that is neither cached nor framed, and does not name the server", async () => {
    for (const [path, token] of [
      ["/v1/folders", sandbox.userToken],
      ["/v1/nothing", sandbox.userToken],
      ["/v1/folders", null],
    ] as const) {
      const { headers } = await sendRequest(sandbox, path, { token });
      expect(headers).toMatchObject({
        "content-type": "application/json",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      expect(headers.server ?? headers["x-powered-by"]).toBeUndefined();
    }
  });
});

describe("credentials", () => {
  const encode = (text: string) => Buffer.from(text, "latin1").toString("base64");

  test.each([
    ["the token and a colon", (token: string) => basic(token)],
    ["the scheme in capitals", (token: string) => basic(token).replace("Basic", "BASIC")],
    ["the scheme in small letters", (token: string) => basic(token).replace("Basic", "basic")],
    ["any password", (token: string) => `Basic ${encode(`${token}:${token}`)}`],
    ["a missing colon", (token: string) => `Basic ${encode(token)}`],
  ])("%s is accepted", async (_, format) => {
    const reply = await sendRequest(sandbox, "/v1/users/current", {
      token: null,
      headers: { authorization: format(sandbox.userToken) },
    });
    expect(reply.status).toBe(200);
  });

  test.each<[string, (token: string) => string]>([
    ["a token nobody made", () => basic(mintToken("user"))],
    ["the token as the password", (token) => `Basic ${encode(`:${token}`)}`],
    ["no credentials after the scheme", () => "Basic"],
    ["a tab after the scheme", (token) => basic(token).replace(" ", "\t")],
    ["another scheme", (token) => `Bearer ${token}`],
    ["parameters instead", (token) => `Basic realm="x", token="${token}"`],
    ["two in one field", (token) => `${basic(token)}, ${basic(token)}`],
    ["a NUL behind the token", (token) => `Basic ${encode(`${token}\0:`)}`],
    ["a line end behind the token", (token) => `Basic ${encode(`${token}\r\n:`)}`],
    ["a DEL behind the token", (token) => `Basic ${encode(`${token}\x7f:`)}`],
    ["bytes that are no UTF-8", () => `Basic ${encode("\xff\xfe:")}`],
    ["an overlong NUL behind the token", (token) => `Basic ${encode(`${token}\xc0\x80:`)}`],
    ["half a surrogate behind the token", (token) => `Basic ${encode(`${token}\xed\xa0\x80:`)}`],
    ["other capitals", (token) => basic(token.toUpperCase())],
    ["a space at the end", (token) => basic(`${token} `)],
    ["a letter that looks the same", (token) => basic(token.replace("s", "\uff53"))],
    ["a pattern", () => basic("%")],
    ["a quote", () => basic("' or 1=1--")],
    ["15 kB", () => `Basic ${"A".repeat(15_000)}`],
    ["the placeholder", () => basic("api_token")],
  ])("%s gets a challenge", async (_, format) => {
    const reply = await sendRequest(sandbox, "/v1/users/current", {
      token: null,
      headers: { authorization: format(sandbox.userToken) },
    });
    expect(reply).toMatchObject({
      status: 401,
      headers: { "www-authenticate": 'Basic realm="bitsight", charset="UTF-8"' },
      json: { detail: "Invalid token" },
    });
  });

  test("an unknown, a revoked, a mistyped and a malformed token get the same response", async () => {
    const path = "/v1/customers/current/api-tokens";
    const body = { description: "To be revoked" };
    const { json } = await sendRequest<{ guid: string; token: string }>(sandbox, path, { method: "POST", body });
    expect((await sendRequest(sandbox, `${path}/${json.guid}`, { method: "DELETE" })).status).toBe(204);
    const replies = [mintToken("company"), json.token, `${json.token.slice(0, -1)}!`, "ghp_1234", ""].map(
      async (token) => {
        const { status, headers, text } = await sendRequest(sandbox, "/v1/folders", { token });
        return { status, headers: { ...headers, date: undefined }, text };
      },
    );
    expect(new Set((await Promise.all(replies)).map((reply) => JSON.stringify(reply))).size).toBe(1);
  });

  test("a request without credentials gets a challenge", async () => {
    expect(await sendRequest(sandbox, "/v1/users/current", { token: null })).toMatchObject({
      status: 401,
      headers: { "www-authenticate": 'Basic realm="bitsight", charset="UTF-8"' },
      json: { detail: "Authentication credentials were not provided." },
    });
  });

  test("a token outside of the Authorization field has no effect", async () => {
    const { userToken } = sandbox;
    const headers = { cookie: `token=${userToken}`, "x-api-key": userToken };
    for (const name of ["token", "api_token"]) {
      expect(
        (await sendRequest(sandbox, `/v1/users/current?${name}=${userToken}`, { token: null, headers })).status,
      ).toBe(401);
    }
  });

  test("authentication precedes routing", async () => {
    expect((await sendRequest(sandbox, "/v1/nothing", { token: null })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: null, method: "DELETE" })).status).toBe(401);
  });

  test("a head of 17 kB, and one of 2,100 fields, are rejected", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`x-${index}`, "1"]));
    for (const headers of [{ "x-long": "A".repeat(17_000) }, many]) {
      expect((await sendRequest(sandbox, "/v1/folders", { headers })).status).toBe(431);
    }
  });
});

describe("framing", () => {
  test.each([
    ["a length and chunks", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"],
    ["a length with a sign", "Content-Length: +3\r\n\r\nabc"],
    ["a coding nobody knows", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"],
    ["chunks that are not the last coding", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"],
    ["a chunk's length with 0x", "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n"],
    ["a chunk's extension with a line feed", "Transfer-Encoding: chunked\r\n\r\n3;a\nabc\r\n0\r\n\r\n"],
    ["a line feed alone", "Content-Length: 0\nX-Long: a\r\n\r\n"],
    ["a folded field", "X-Long: a\r\n b\r\n\r\n"],
    ["a space before the colon", "X-Long : a\r\n\r\n"],
    ["a NUL in a value", "X-Long: a\0b\r\n\r\n"],
    ["a CR in a value", "X-Long: a\rb\r\n\r\n"],
  ])("%s is rejected and closes the connection", async (_, rest) => {
    expect(await sendBytes(sandbox, `POST /v1/folders HTTP/1.1\r\nHost: localhost\r\n${rest}`)).toMatch(
      /^HTTP\/1.1 400 [\s\S]*\r\n\r\n$/,
    );
  });
});

describe("the host", () => {
  test("a host that the certificate does not name gets 421", async () => {
    for (const host of ["api.example", "localhost.evil.example", "127.0.0.2", "localhost@evil.example", "[::2]"]) {
      expect((await sendRequest(sandbox, "/v1/folders", { headers: { host } })).status, host).toBe(421);
    }
  });

  test.each(["localhost", "127.0.0.1:1234", "[::1]:8443", "LOCALHOST:8443"])(
    "%s is accepted, and used in links",
    async (host) => {
      const { json } = await sendRequest<Page>(sandbox, "/v2/portfolio?limit=1", { headers: { host } });
      expect(json.links.next).toBe(`https://${host.toLowerCase()}/v2/portfolio?limit=1&offset=1`);
      expect(json.results[0]?.logo).toMatch(`https://${host.toLowerCase()}/`);
    },
  );

  test("a request with an absolute URL is rejected", async () => {
    expect((await sendRequest(sandbox, "https://evil.example/v1/folders")).status).toBe(400);
  });

  test("a request without a host is rejected", async () => {
    expect(await sendBytes(sandbox, "GET /v1/folders HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });

  test("a request with two hosts is rejected", async () => {
    const head = `GET /v1/folders HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await sendBytes(sandbox, head)).toMatch(/^HTTP\/1.1 421 /);
  });
});

describe("links", () => {
  test("keep prefix, slash and other parameters, and are null on the last page", async () => {
    const path = "/ratings/v2/portfolio/?sort=-rating&limit=40&unknown=x&unknown=y";
    const first = (await sendRequest<Page>(sandbox, path)).json;
    expect(first.links.previous).toBeNull();
    const next = new URL(first.links.next ?? "");
    expect(next.origin).toBe(sandbox.url);
    expect(next.pathname).toBe("/ratings/v2/portfolio/");
    expect(next.searchParams.getAll("unknown")).toEqual(["x", "y"]);
    expect([next.searchParams.get("limit"), next.searchParams.get("offset")]).toEqual(["40", "40"]);
    const seen = first.results.map(({ guid }) => guid);
    let link = first.links.next;
    while (link != null) {
      const { json } = await sendRequest<Page>(sandbox, link.slice(sandbox.url.length));
      expect(json.links.previous).toContain(sandbox.url);
      seen.push(...json.results.map(({ guid }) => guid));
      link = json.links.next;
    }
    expect(seen).toHaveLength(first.count);
    expect(new Set(seen).size).toBe(first.count);
  });
});

describe("parameters", () => {
  test.each([
    ["limit=ten", { limit: ['must be integer, got "ten"'] }],
    ["limit=0", { limit: ["must be >= 1, got 0"] }],
    ["limit=1.5", { limit: ['must be integer, got "1.5"'] }],
    ["limit=5&limit=x", { limit: ['must be integer, got "x"'] }],
    ["rating_gte=&offset=-1", { rating_gte: ['must be integer, got ""'], offset: ["must be >= 0, got -1"] }],
    ["folder=none", { folder: ['must match format "uuid", got "none"'] }],
    [`guid=${company},x`, { "guid.1": ['must match format "uuid", got "x"'] }],
  ])("%s is rejected with a reason", async (query, detail) => {
    expect(await sendRequest<Problems>(sandbox, `/v2/portfolio?${query}`)).toMatchObject({
      status: 400,
      json: { detail },
    });
  });

  test.each([
    ["/v1/companies?rating_date=yesterday", "rating_date"],
    [`/v1/companies/${company}/findings?affects_rating=maybe`, "affects_rating"],
    ["/v1/companies/search", "name"],
    ["/v2/company-requests?requester.guid=me", "requester.guid"],
  ])("%s is rejected, naming %s", async (path, name) => {
    const { status, json } = await sendRequest<Problems>(sandbox, path);
    expect(status).toBe(400);
    expect(Object.keys(json.detail)).toEqual([name]);
  });

  test.each(["/v1/companies/not-a-guid", "/v2/users/me"])("%s is not found", async (path) => {
    expect((await sendRequest(sandbox, path)).status).toBe(404);
  });

  test("a choice of rules is one message", async () => {
    const body = { features: [{ slug: "wfh-ro", value: 1 }] };
    const me = (await sendRequest<{ guid: string }>(sandbox, "/v1/users/current")).json.guid;
    const { json } = await sendRequest<Problems>(sandbox, `/v2/users/${me}`, { method: "PATCH", body });
    expect(json.detail).toEqual({ "features.0.value": ["must be boolean or must be string, got 1"] });
  });

  test("unknown ones are ignored, huge limits are accepted, and of repeated ones the last counts", async () => {
    const all = (await sendRequest<Page>(sandbox, "/v2/portfolio?limit=1000000000")).json;
    expect(all.results).toHaveLength(all.count);
    const query = `grade=WARN&grade=BAD&details.vulnerabilities.name=x&limit=7&limit=${"9".repeat(30)}`;
    expect((await sendRequest<Page>(sandbox, `/v2/portfolio?${query}`)).json.results).toEqual(all.results);
  });

  test.each(["true", "True", "1", "TRUE"])("%s is true", async (value) => {
    const { json } = await sendRequest<components["schemas"]["FindingPage"]>(
      sandbox,
      `/v1/companies/${company}/findings?affects_rating=${value}`,
    );
    expect(json.count).toBeGreaterThan(0);
    expect(json.results.every((finding) => finding.affects_rating)).toBe(true);
  });

  test("lists are separated by commas or repeated, and empty lists select nothing", async () => {
    const path = `/v1/companies/${company}/findings`;
    const joined = await sendRequest<Page>(sandbox, `${path}?risk_vector=spf,open_ports`);
    expect((await sendRequest(sandbox, `${path}?risk_vector=spf&risk_vector=open_ports`)).json).toMatchObject({
      count: joined.json.count,
    });
    expect((await sendRequest(sandbox, `${path}?fields=&risk_vector=`)).json).toEqual(
      (await sendRequest(sandbox, path)).json,
    );
  });

  test("`fields` selects fields, also inside objects", async () => {
    const page = (await sendRequest<Page>(sandbox, "/v2/portfolio?limit=2&fields=guid,industry.name,nothing")).json;
    expect(page.count).toBeGreaterThan(2);
    for (const result of page.results) {
      expect(result).toEqual({ guid: expect.any(String), industry: { name: expect.any(String) } });
    }
    expect((await sendRequest(sandbox, "/v1/users/current?fields=customer")).json).toEqual({
      customer: expect.anything(),
    });
    expect((await sendRequest(sandbox, "/v1/users/current?exclude_fields=customer")).json).not.toHaveProperty(
      "customer",
    );
    const folders = (await sendRequest<object[]>(sandbox, "/v1/folders?fields=name")).json;
    expect(folders.every((folder) => Object.keys(folder).join() === "name")).toBe(true);
  });
});

describe("bodies", () => {
  const post = (body: unknown, headers = {}) =>
    sendRequest<Problems>(sandbox, "/v1/folders", { method: "POST", body, headers });

  test.each<[string, unknown, string]>([
    ["nothing", "", "body"],
    ["broken JSON", '{"name":', "body"],
    ["a list", [1], "body"],
    ["a missing field", {}, "name"],
    ["an empty field", { name: "" }, "name"],
    ["a field of another type", { name: 7 }, "name"],
    ["several wrong fields", { description: 7, name: 7 }, "name,description"],
  ])("%s is rejected, naming the problem", async (_, body, names) => {
    const { status, json } = await post(body);
    expect(status).toBe(400);
    expect(Object.keys(json.detail).toSorted()).toEqual(names.split(",").toSorted());
  });

  test("a media type other than JSON, and compression, are rejected", async () => {
    expect((await post('{"name":"x"}', { "content-type": "text/plain" })).status).toBe(400);
    expect((await post('{"name":"x"}', { "content-encoding": "gzip" })).status).toBe(400);
  });

  test("more than a megabyte is rejected before it is read, with and without a length", async () => {
    expect((await post(" ".repeat(1_048_577))).status).toBe(413);
    const reply = await post(" ".repeat(1_048_577), { "transfer-encoding": "chunked" });
    expect(reply.status).toBe(413);
  });

  test("a deeply nested or very long body is rejected like any other", async () => {
    const deep = `{"name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect((await post(deep)).json).toEqual({ detail: { name: ["must not be nested deeper than 32 levels"] } });
    const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
    const many = { companies: Array<string>(200_000).fill("x") };
    const reply = await sendRequest<Problems>(sandbox, folder, { method: "PATCH", body: many });
    expect(reply.status).toBe(400);
    expect(reply.text.length).toBeLessThan(10_000);
  });

  test("unknown fields change nothing", async () => {
    const body = { name: "Mine", guid: company, owner_guid: company, customer_guid: company, kind: "all" };
    const { json } = await sendRequest<components["schemas"]["Folder"]>(sandbox, "/v1/folders", {
      method: "POST",
      body,
    });
    expect(json).toMatchObject({ name: "Mine", contains_all_companies: false });
    expect([json.guid, json.owner_guid]).not.toContain(company);
  });
});
