import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
const tokens = "/v1/customers/current/api-tokens";

describe("API tokens", () => {
  const create = (description: string) =>
    sendRequest<Schemas["CreatedApiToken"]>(sandbox, tokens, { method: "POST", body: { description } });
  const list = async () => (await sendRequest<Schemas["ApiToken"][]>(sandbox, tokens)).json;

  test("are shown in full once, and then by their last four characters, the newest first", async () => {
    const { status, json } = await create("Weekly supplier report");
    expect(status).toBe(201);
    expect(json.token).toMatch(/^sgc_[A-Za-z0-9]{36}$/);
    const { token, ...rest } = json;
    const listed = (await list())[0];
    expect(listed).toEqual({ ...rest, token: `${"*".repeat(36)}${token.slice(-4)}` });
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    const user = await sendRequest<Schemas["User"]>(sandbox, `/v2/users/${json.guid}`);
    expect(user.json).toMatchObject({ is_company_api_token: true, formal_name: "Weekly supplier report" });
  });

  test("are revoked at once when deleted; others keep working, and deleting again is 404", async () => {
    const [first, second] = [(await create("One")).json, (await create("Two")).json];
    const remove = () => sendRequest(sandbox, `${tokens}/${first.guid}`, { method: "DELETE", token: second.token });
    expect((await remove()).status).toBe(204);
    expect((await sendRequest(sandbox, "/v1/folders", { token: first.token })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: second.token })).status).toBe(200);
    expect((await remove()).status).toBe(404);
    expect((await list()).map(({ guid }) => guid)).not.toContain(first.guid);
  });

  test("keep their descriptions exactly", async () => {
    for (const description of [
      "\u{1f511} clé",
      "<script>alert(1)</script>",
      " leading",
      "\u202Ertl",
      "a".repeat(10_000),
    ]) {
      expect((await create(description)).json.description).toBe(description);
      expect((await list()).map((token) => token.description)).toContain(description);
    }
  });

  test("accept a group by its name, and reject an unknown one", async () => {
    const post = (group: string | null) =>
      sendRequest<Schemas["CreatedApiToken"]>(sandbox, tokens, { method: "POST", body: { description: "x", group } });
    expect((await post("Claims")).json.group).toBe("Claims");
    expect((await post(null)).json.group).toBeNull();
    expect(await post("Nobody")).toMatchObject({ status: 400, json: { detail: { group: [expect.any(String)] } } });
  });

  test("of another customer are 404, and roles without the right get 403", async () => {
    const other = tokens.replace("current", "5167e700-0000-4000-8000-000000000000");
    const { guid } = (await list())[0] ?? { guid: "" };
    const body = { description: "Not mine" };
    for (const [path, question] of [
      [other, {}],
      [other, { method: "POST", body }],
      [`${other}/${guid}`, { method: "DELETE" }],
      [`${tokens}/00000000-0000-4000-8000-000000000000`, { method: "DELETE" }],
    ] as const) {
      expect((await sendRequest(sandbox, path, question)).status).toBe(404);
    }
    expect((await list()).map((token) => token.guid)).toContain(guid);
    for (const role of ["customer_user", "vrm_view_only", "customer_group_admin"] as const) {
      expect(await sendRequest(sandbox, tokens, { token: await tokenOf(sandbox, role) })).toMatchObject({
        status: 403,
        json: { detail: "You do not have permission to perform this action." },
      });
    }
    expect((await sendRequest(sandbox, tokens, { token: await tokenOf(sandbox, "vrm_admin") })).status).toBe(200);
  });
});

describe("folders", () => {
  test("are created, read, changed and deleted", async () => {
    const body = { name: "Cloud providers", description: "Whoever hosts our data" };
    const created = await sendRequest<Schemas["Folder"]>(sandbox, "/v1/folders", { method: "POST", body });
    expect(created).toMatchObject({ status: 201, json: { ...body, companies: [], owner_name: "Maren Holt" } });
    const path = `/v1/folders/${created.json.guid}`;
    const page = (await sendRequest<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=3")).json;
    const companies = page.results.map(({ guid }) => guid);
    const changed = await sendRequest<Schemas["Folder"]>(sandbox, path, {
      method: "PATCH",
      body: { companies, name: "Clouds" },
    });
    expect(changed.json).toMatchObject({ name: "Clouds", companies_count: 3, description: body.description });
    expect((await sendRequest(sandbox, path)).json).toEqual(changed.json);
    expect((await sendRequest(sandbox, "/v1/folders")).json).toContainEqual(changed.json);
    const filtered = await sendRequest<Schemas["PortfolioPage"]>(sandbox, `/v2/portfolio?folder=${created.json.guid}`);
    expect(filtered.json.results).toEqual(page.results);
    expect((await sendRequest(sandbox, path, { method: "DELETE" })).status).toBe(204);
    expect((await sendRequest(sandbox, path)).status).toBe(404);
    expect(
      (await sendRequest<Schemas["PortfolioPage"]>(sandbox, `/v2/portfolio?folder=${created.json.guid}`)).json.count,
    ).toBe(0);
  });

  test("a change with an unknown company changes nothing", async () => {
    const before = (await sendRequest(sandbox, folder)).json;
    const body = { name: "Other", companies: [company, "00000000-0000-4000-8000-000000000000"] };
    expect(await sendRequest(sandbox, folder, { method: "PATCH", body })).toMatchObject({
      status: 400,
      json: { detail: { companies: [expect.stringContaining("00000000")] } },
    });
    expect((await sendRequest(sandbox, folder)).json).toEqual(before);
  });

  test("of other users are invisible, and the standing ones cannot be changed", async () => {
    const { json } = await sendRequest<Schemas["Folder"]>(sandbox, "/v1/folders", {
      method: "POST",
      body: { name: "Private" },
    });
    const token = await tokenOf(sandbox, "customer_user");
    expect((await sendRequest(sandbox, `/v1/folders/${json.guid}`, { token })).status).toBe(404);
    expect((await sendRequest(sandbox, `/v1/folders/${json.guid}`, { token, method: "DELETE" })).status).toBe(404);
    expect((await sendRequest(sandbox, `/v1/folders/${json.guid}`, { token: sandbox.companyToken })).status).toBe(200);
    const all = (await sendRequest<Schemas["Folder"][]>(sandbox, "/v1/folders")).json.find(
      (item) => item.contains_all_companies,
    );
    expect((await sendRequest(sandbox, `/v1/folders/${all?.guid}`, { method: "DELETE" })).status).toBe(403);
    const viewer = await tokenOf(sandbox, "vrm_view_only");
    expect((await sendRequest(sandbox, folder, { token: viewer, method: "PATCH", body: { name: "x" } })).status).toBe(
      403,
    );
    expect(
      (await sendRequest(sandbox, "/v1/folders", { token: viewer, method: "POST", body: { name: "x" } })).status,
    ).toBe(403);
  });
});

describe("companies and users", () => {
  test("a company outside the portfolio is found by the search and is 403 in detail", async () => {
    const search = "/v1/companies/search?name=e&in_portfolio=false&expand=details.in_portfolio";
    const [match] = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, search)).json.results;
    expect(match?.details).toEqual({ in_portfolio: false });
    expect((await sendRequest(sandbox, `/v1/companies/${match?.guid}`)).status).toBe(403);
    expect((await sendRequest(sandbox, `/v1/companies/${match?.guid}/findings`)).status).toBe(403);
  });

  test("a search has at most ten results with details, and none without a match", async () => {
    const page = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, "/v1/companies/search?name=e&expand=details"))
      .json;
    expect(page.results).toHaveLength(10);
    expect(page.links.next).toContain("limit=10&offset=10");
    const none = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, "/v1/companies/search?name=%25_%25")).json;
    expect(none).toEqual({ links: { next: null, previous: null }, count: 0, results: [] });
  });

  test("a past date has that day's ratings", async () => {
    const day = "2026-03-01";
    const list = (await sendRequest<Schemas["CompanyList"]>(sandbox, `/v1/companies?rating_date=${day}`)).json;
    const one = (await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${company}`)).json;
    const rating = one.ratings.find(({ rating_date }) => rating_date === day)?.rating;
    expect(list.companies.find(({ guid }) => guid === company)).toMatchObject({ rating, rating_date: day });
    const before = (await sendRequest<Schemas["CompanyList"]>(sandbox, "/v1/companies?rating_date=2001-01-01")).json;
    expect(before.companies[0]).toMatchObject({ rating: null, rating_date: null });
  });

  test("the industry's figures need to be requested", async () => {
    const path = `/v1/companies/${company}`;
    expect((await sendRequest(sandbox, path)).json).not.toHaveProperty("industry_average");
    expect((await sendRequest(sandbox, `${path}?fields=industry_average,industry_percentile`)).json).toEqual({
      industry_average: expect.any(Number),
      industry_percentile: expect.any(Number),
    });
  });

  test("every user can read themselves, and only some can read others", async () => {
    const token = await tokenOf(sandbox, "customer_user");
    const self = (await sendRequest<Schemas["User"]>(sandbox, "/v2/users/current", { token })).json;
    expect(self.roles[0]?.slug).toBe("customer_user");
    expect((await sendRequest(sandbox, `/v2/users/${self.guid}`, { token })).json).toEqual(self);
    expect((await sendRequest(sandbox, "/v2/users", { token })).status).toBe(403);
    expect((await sendRequest(sandbox, "/v2/users/6b3f0c92-e418-4d75-b0a6-2e8c5f917d34", { token })).status).toBe(403);
    expect(
      (await sendRequest(sandbox, "/v2/users", { token: await tokenOf(sandbox, "customer_group_admin") })).status,
    ).toBe(200);
  });
});
