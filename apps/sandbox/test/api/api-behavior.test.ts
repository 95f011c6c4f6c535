import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company } from "../support/examples.ts";
import { basic, sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

const sandbox = useSandbox();

const get = <T = unknown>(path: string, headers: Record<string, string> = {}) =>
  sendRequest<T>(sandbox, path, { headers });

type Page = components["schemas"]["PortfolioPage"];

describe("hosts, prefixes, versions", () => {
  test.each([
    ["with and without /ratings", "/v1/companies", "/ratings/v1/companies"],
    ["version 2 as well", "/v2/portfolio?limit=3", "/ratings/v2/portfolio?limit=3"],
    ["the portal's prefix", "/v1/companies", "/customer-api/v1/companies"],
    ["both prefixes", "/v1/companies", "/customer-api/ratings/v1/companies"],
    ["a slash at the end", "/v1/folders", "/v1/folders/"],
    ["a doubled slash", "/v1/companies/search?domain=x.example", "/v1/companies//search?domain=x.example"],
  ])("%s", async (_, path, other) => {
    const [one, two] = [await get(path), await get(other)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(Object.keys(two.json as object)).toEqual(Object.keys(one.json as object));
  });

  test("the root has the disclaimer, with and without a prefix", async () => {
    for (const path of ["/", "/ratings", "/ratings/"]) {
      expect((await get(path)).json, path).toMatchObject({ disclaimer: expect.any(String) });
    }
    expect((await sendRequest(sandbox, "/", { token: null })).status).toBe(401);
  });

  test("the version has its name and resources", async () => {
    for (const path of ["/v1", "/ratings/v1/"]) {
      expect((await get(path)).json, path).toMatchObject({
        version: 1,
        name: "Bitsight API",
        resources: expect.any(Array),
      });
    }
  });

  test("the portfolio has a path without a version", async () => {
    const { json } = await get("/portfolio");
    expect(json).toMatchObject({ companies: expect.any(Array), my_company: { guid: expect.any(String) } });
  });

  test("guids are lowercase UUIDs", async () => {
    const { json } = await get<Page>("/v2/portfolio?limit=100000");
    for (const { guid } of json.results) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test("URLs are absolute and have the host of the request", async () => {
    const { json } = await get<Page>("/ratings/v2/portfolio?limit=1&offset=1", { host: "127.0.0.1:9443" });
    const { next, previous } = json.links;
    for (const address of [next, previous]) {
      expect(address).toMatch(/^https:\/\/127\.0\.0\.1:9443\/ratings\/v2\/portfolio\?limit=1&offset=\d+$/);
    }
    expect(json.results[0]?.logo).toMatch(/^https:\/\/127\.0\.0\.1:9443\//);
  });
});

describe("authentication", () => {
  const as = (pair: string) => get("/v1/folders", { authorization: `Basic ${Buffer.from(pair).toString("base64")}` });

  test("the token is the user-id; any password, and a missing colon, are accepted", async () => {
    const { userToken } = sandbox;
    for (const pair of [`${userToken}:`, `${userToken}:${userToken}`, `${userToken}:x`, userToken]) {
      expect((await as(pair)).status).toBe(200);
    }
  });

  test("a token has 40 characters", () => {
    expect([sandbox.userToken, sandbox.companyToken].map(({ length }) => length)).toEqual([40, 40]);
  });

  test("user-agent fields change nothing", async () => {
    const headers = { "x-bitsight-calling-platform-version": "x", "x-bitsight-connector-name-version": "y" };
    expect((await get("/v1/folders", headers)).status).toBe(200);
  });

  test("responses are JSON whatever is accepted, because the XML format is unknown", async () => {
    for (const name of ["accept", "x-bitsight-accept"]) {
      const { status, headers } = await get("/v1/folders", { [name]: "application/xml" });
      expect([status, headers["content-type"]]).toEqual([200, "application/json"]);
    }
  });

  test("a company token is shown once, then masked to 36 stars and four characters, and deleted with 204", async () => {
    const path = "/v1/customers/current/api-tokens";
    const body = { description: "Facts" };
    const created = await sendRequest<components["schemas"]["CreatedApiToken"]>(sandbox, path, {
      method: "POST",
      body,
    });
    expect(created.status).toBe(201);
    const { guid, token } = created.json;
    const listed = (await get<components["schemas"]["ApiToken"][]>(`${path}?format=json`)).json;
    expect(listed.find((item) => item.guid === guid)?.token).toBe(`${"*".repeat(36)}${token.slice(-4)}`);
    expect((await sendRequest(sandbox, `${path}/${guid}`, { method: "DELETE" })).status).toBe(204);
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
  });

  test("a bad token is 401 with the text that clients compare, and a challenge for bitsight", async () => {
    const reply = await as("sgu_nobody:");
    expect(reply).toMatchObject({ status: 401, json: { detail: "Invalid token" } });
    expect(reply.headers["www-authenticate"]).toMatch(/^Basic realm="[^"]*bitsight/i);
  });

  test("no token is 401 with a challenge; its text is a guess", async () => {
    const reply = await sendRequest(sandbox, "/v1/folders", { token: null });
    expect(reply).toMatchObject({ status: 401, json: { detail: "Authentication credentials were not provided." } });
    expect(reply.headers["www-authenticate"]).toContain("bitsight");
  });

  test("roles are the known slugs", async () => {
    const { json } = await get<components["schemas"]["UserPage"]>("/v2/users?limit=100000");
    const known =
      /^(customer_(user|portfolio_manager|group_admin|admin)|vrm_(admin|operations|view_only|internal_business_user)|vulnerability_response_outreach)$/;
    for (const { slug } of json.results.flatMap(({ roles }) => roles)) expect(slug).toMatch(known);
  });
});

describe("conventions", () => {
  test("pages have links, count and results, 100 results by default", async () => {
    const { json } = await get<Page>("/v2/users");
    expect(json).toMatchObject({ links: { next: null, previous: null }, count: expect.any(Number) });
    const findings = (await get<Page>(`/v1/companies/${company}/findings`)).json;
    expect(findings.results).toHaveLength(Math.min(100, findings.count));
  });

  test("count is the total, and huge limits are accepted", async () => {
    const one = (await get<Page>("/v2/portfolio?limit=1")).json;
    for (const limit of ["1000", "100000", "1000000", "1000000000"]) {
      const { json } = await get<Page>(`/v2/portfolio?limit=${limit}`);
      expect([json.count, json.results.length, json.links.next]).toEqual([one.count, one.count, null]);
    }
  });

  test("some pages have count and query instead of links", async () => {
    const { json } = await get<object>("/v1/portfolio/products?limit=2");
    expect(json).toMatchObject({ count: expect.any(Number), results: expect.any(Array) });
    expect(json).not.toHaveProperty("links");
  });

  test("cursor pages link to the next one", async () => {
    interface Observations {
      cursor: { next: string | null; next_url: string | null };
      data: unknown[];
    }
    const { json } = await get<Page>("/v2/portfolio?fields=guid&limit=100000");
    const next: string[] = [];
    for (const { guid } of json.results) {
      const { cursor, data } = (await get<Observations>(`/v1/companies/${guid}/observations?limit=1`)).json;
      expect(data).toBeInstanceOf(Array);
      if (cursor.next_url === null) continue;
      expect(cursor.next_url).toMatch(`${sandbox.url}/v1/companies/${guid}/observations?`);
      next.push(cursor.next_url);
    }
    expect(next).not.toEqual([]);
    expect((await get(next[0]?.slice(sandbox.url.length) ?? "")).status).toBe(200);
  });

  test("folders are a bare array, companies an object", async () => {
    expect((await get("/v1/folders")).json).toBeInstanceOf(Array);
    expect((await get("/v1/companies")).json).toMatchObject({ companies: expect.any(Array) });
  });

  test("fields may be dotted, exclude_fields excludes, and sort descends with a minus", async () => {
    const { json } = await get<Page>("/v2/portfolio?fields=name,industry.name&sort=-name");
    for (const result of json.results) expect(Object.keys(result).toSorted()).toEqual(["industry", "name"]);
    const names = json.results.map(({ name }) => name);
    expect(names).toEqual(names.toSorted().toReversed());
    expect((await get("/v1/users/current?exclude_fields=customer")).json).not.toHaveProperty("customer");
  });

  test("comparators filter by order", async () => {
    const { json } = await get<Page>("/v2/portfolio?rating_gte=600&rating_lt=700&limit=100000");
    expect(json.count).toBeGreaterThan(0);
    for (const { rating } of json.results) expect(rating).toSatisfy((value: number) => value >= 600 && value < 700);
  });

  test("text filters compare whole texts or parts", async () => {
    const users = (await get<components["schemas"]["UserPage"]>("/v2/users?formal_name_q=AB")).json.results;
    expect(users.map(({ formal_name }) => formal_name)).toContain("Ada Abel");
    for (const { formal_name } of users) expect(formal_name.toLowerCase()).toContain("ab");
    const findings = await get<components["schemas"]["FindingPage"]>(
      `/v1/companies/${company}/findings?details.observed_ips_contains=.14`,
    );
    expect(findings.json.count).toBeGreaterThan(0);
    for (const { details } of findings.json.results) expect(details.observed_ips?.join()).toContain(".14");
  });

  test("isnull filters", async () => {
    type Assets = components["schemas"]["AssetPage"];
    const path = `/v1/companies/${company}/assets`;
    const counts = [(await get<Assets>(path)).json.count];
    for (const isNull of [true, false]) {
      const { json } = await get<Assets>(`${path}?hosted_by_isnull=${isNull}`);
      for (const { hosted_by } of json.results) expect(hosted_by === null).toBe(isNull);
      counts.push(json.count);
    }
    const [all, without = 0, having = 0] = counts;
    expect(Math.min(without, having)).toBeGreaterThan(0);
    expect(without + having).toBe(all);
  });

  test("exclude filters", async () => {
    const { json } = await get<Page>("/v2/portfolio?exclude_subscription_type=my_company&limit=100000");
    expect(json.count).toBeLessThan((await get<Page>("/v2/portfolio?limit=1")).json.count);
    for (const { subscription_type } of json.results) expect(subscription_type?.slug).not.toBe("my_company");
  });

  test("expand adds optional fields", async () => {
    type Industries = components["schemas"]["IndustryList"];
    const [short, long] = [
      await get<Industries>("/v1/industries"),
      await get<Industries>("/v1/industries?expand=rating_details"),
    ];
    expect(short.json.industries[0]).not.toHaveProperty("rating_details");
    expect(long.json.industries[0]).toHaveProperty("rating_details");
  });

  test("dates are days, and times are in UTC", async () => {
    const [portfolio, users] = [
      await get<Page>("/v2/portfolio"),
      await get<components["schemas"]["UserPage"]>("/v2/users"),
    ];
    for (const { rating_date } of portfolio.json.results) expect(rating_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { joined_time } of users.json.results) expect(joined_time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test("sampling can be turned off, and an empty search finds all", async () => {
    const path = `/v1/companies/${company}/findings`;
    const { count } = (await get<Page>(path)).json;
    expect((await get<Page>(`${path}?unsampled=true`)).json.count).toBe(count);
    const all = (await get<Page>("/v2/portfolio?limit=1")).json.count;
    expect((await get<Page>("/v2/portfolio?q=&limit=1")).json.count).toBe(all);
  });

  test("two underscores replace a dot", async () => {
    const path = `/v1/companies/${company}/findings`;
    for (const [dots, underscores] of [
      ["details.grade=BAD", "details__grade=BAD"],
      ["assets.combined_importance=high,critical", "assets__combined_importance=high,critical"],
    ]) {
      const { count } = (await get<Page>(`${path}?${dots}`)).json;
      expect(count).toBeLessThan((await get<Page>(path)).json.count);
      expect((await get<Page>(`${path}?${underscores}`)).json.count).toBe(count);
    }
  });

  test("null matches missing values", async () => {
    const { json } = await get<Page>("/v2/portfolio?life_cycle.slug=null&limit=100000");
    expect(json.count).toBeGreaterThan(0);
    for (const { life_cycle } of json.results) expect(life_cycle).toBeNull();
  });

  test("unknown filters are ignored, and repeated ones work", async () => {
    const path = `/v1/companies/${company}/findings`;
    const all = (await get<Page>(path)).json.count;
    expect((await get<Page>(`${path}?details.vulnerabilities.confidence=HIGH&cloud_context.x=1`)).json.count).toBe(all);
    expect((await get(`${path}?grade=WARN&grade=BAD`)).status).toBe(200);
  });

  test.each(["true", "True", "false", "False"])("%s is a boolean", async (value) => {
    const path = `/v1/companies/${company}/findings?limit=100000&affects_rating=${value}`;
    const { json } = await get<components["schemas"]["FindingPage"]>(path);
    for (const finding of json.results) expect(String(finding.affects_rating)).toBe(value.toLowerCase());
  });

  test("current means the caller's customer and user", async () => {
    expect((await get("/v2/users/current")).status).toBe(200);
    expect((await get("/v1/customers/current/api-tokens")).status).toBe(200);
  });
});

describe("errors", () => {
  test("a 403 has the text that clients compare", async () => {
    const portfolio = "/v1/companies?limit=1";
    const followed = new Set(
      (await get<components["schemas"]["CompanyList"]>(portfolio)).json.companies.map((c) => c.guid),
    );
    const { json } = await get<components["schemas"]["CompanyMatchPage"]>("/v1/companies/search?name=a&limit=100000");
    const other = json.results.find(({ guid }) => !followed.has(guid));
    expect(await get(`/v1/companies/${other?.guid}`)).toMatchObject({
      status: 403,
      json: { detail: "You do not have permission to perform this action." },
    });
  });

  test("a 400 has the problems of each field", async () => {
    expect(await get("/v2/portfolio?limit=x&offset=y")).toMatchObject({
      status: 400,
      json: { detail: { limit: [expect.any(String)], offset: [expect.any(String)] } },
    });
  });

  test("a 404 has a text, which is a guess", async () => {
    expect(await get("/v1/companies/00000000-0000-4000-8000-000000000000")).toMatchObject({
      status: 404,
      json: { detail: "Not found." },
    });
  });

  test("a bulk change is 200 with the errors of single companies", async () => {
    const guid = "00000000-0000-4000-8000-000000000000";
    const body = { add: [{ guid, type: "continuous_monitoring" }] };
    expect(await sendRequest(sandbox, "/v1/subscriptions/bulk", { method: "POST", body })).toMatchObject({
      status: 200,
      json: { errors: [{ guid, message: "No matching company found" }] },
    });
  });

  test("405 lists the allowed methods, and 413 comes before the body is read", async () => {
    expect(await sendRequest(sandbox, "/v2/portfolio", { method: "DELETE" })).toMatchObject({ status: 405 });
    const body = " ".repeat(1_048_577);
    expect((await sendRequest(sandbox, "/v1/folders", { method: "POST", body })).status).toBe(413);
  });
});

describe("links", () => {
  test("a client can follow links with its credentials", async () => {
    const { json } = await get<Page>("/ratings/v2/portfolio?limit=1");
    const { pathname, search } = new URL(json.links.next ?? "");
    expect((await get(`${pathname}${search}`, { authorization: basic(sandbox.userToken) })).status).toBe(200);
  });
});
