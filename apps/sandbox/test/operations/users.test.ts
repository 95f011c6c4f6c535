import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company, forbidden } from "../support/examples.ts";
import { sendRequest, type TestRequest } from "../support/send-request.ts";
import { generateUserToken, signIn } from "../support/sign-in.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const maren = "/v2/users/6b3f0c92-e418-4d75-b0a6-2e8c5f917d34";
const colleague = "/v2/users/c4d19e60-7b25-4f83-a0e6-58f3b7d2914c";
const ida = { email: "ida.winter@brightwater.example", formal_name: "Ida Winter" };

const create = (body: unknown, question: TestRequest = {}) =>
  sendRequest<Schemas["User"]>(sandbox, "/v2/users", { method: "POST", body, ...question });
const patch = (path: string, body: unknown, question: TestRequest = {}) =>
  sendRequest<Schemas["User"]>(sandbox, path, { method: "PATCH", body, ...question });
const post = (path: string, question: TestRequest = {}) => sendRequest(sandbox, path, { method: "POST", ...question });
const list = async (search: string) => (await sendRequest<Schemas["UserPage"]>(sandbox, `/v2/users?${search}`)).json;
/** Lists the last four characters of the tokens that were revoked with their users, from the audit log. */
async function revoked(): Promise<string[]> {
  const { text } = await (await signIn(sandbox)).get("/sandbox/audit");
  return [...text.matchAll(/User token revoked: its user is not active[\s\S]*?<code>(.{4})<\/code>/g)].map(
    ([, lastFour = ""]) => lastFour,
  );
}
const quota = async () => (await sendRequest<Schemas["UserQuota"]>(sandbox, "/v1/users/quota")).json;

/** Finds a colleague with this role, and generates their token. */
async function withToken(role: Schemas["RoleSlug"]): Promise<{ path: string; token: string }> {
  const { results } = await list(`roles.slug=${role}&status=Activated`);
  const user = results.find(({ guid }) => !maren.endsWith(guid));
  return { path: `/v2/users/${user?.guid}`, token: await generateUserToken(sandbox, user?.email ?? "") };
}

describe("a new user", () => {
  test("has the basic role, is not active yet, and shows in every list and in the quota", async () => {
    const before = await quota();
    const { status, json } = await create(ida);
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...ida, friendly_name: "Ida", status: "Created", last_login_time: null });
    expect(json.roles).toEqual([{ name: "User", slug: "customer_user" }]);
    expect((await sendRequest(sandbox, `/v2/users/${json.guid}`)).json).toEqual(json);
    expect((await list(`email=${ida.email}`)).results).toEqual([json]);
    const accounts = await sendRequest<Schemas["UserAccount"][]>(sandbox, "/v1/users?show_all=true");
    expect(accounts.json.map(({ guid }) => guid)).toContain(json.guid);
    expect(await quota()).toEqual({
      ...before,
      active_user_count: before.active_user_count + 1,
      remaining_active_quota: before.remaining_active_quota - 1,
      total_user_count: before.total_user_count + 1,
    });
  });

  test("has the requested values, and only a group of this customer", async () => {
    const claims = (await list("limit=100000")).results.find(({ group }) => group?.name === "Claims")?.group;
    const requested = {
      ...ida,
      roles: [{ slug: "vrm_operations" }],
      landing_page: "SPM",
      is_available_for_contact: true,
    };
    const features = [{ slug: "wfh-ro", value: true }];
    const { json } = await create({ ...requested, group: claims, features });
    expect(json).toMatchObject({ landing_page: "SPM", is_available_for_contact: true, group: claims });
    expect(json.features).toEqual([{ slug: "wfh-ro", value: true, can_update: true }]);
    const changed = await patch(`/v2/users/${json.guid}`, { features: [{ slug: "fq-access", value: false }] });
    expect(changed.json.features).toEqual([{ slug: "fq-access", value: false, can_update: true }]);
    expect(json.roles).toEqual([{ name: "Operations", slug: "vrm_operations" }]);
    for (const unknown of [
      { roles: [{ slug: "owner" }] },
      { landing_page: "HOME" },
      { features: [{ slug: "x", value: true }] },
    ]) {
      const [name = ""] = Object.keys(unknown);
      const reply = await create({ ...ida, email: "other@brightwater.example", ...unknown });
      expect(reply).toMatchObject({
        status: 400,
        json: { detail: { [name]: [expect.stringContaining("must be one of")] } },
      });
    }
    const other = { ...ida, email: "other@brightwater.example", group: { guid: company } };
    expect(await create(other)).toMatchObject({ status: 400, json: { detail: { group: [expect.any(String)] } } });
  });

  test("needs an unused e-mail address and a place in the quota", async () => {
    expect((await create(ida)).status).toBe(201);
    expect(await create(ida)).toMatchObject({ status: 400, json: { detail: { email: [expect.any(String)] } } });
    expect((await create({ formal_name: "Nobody" })).status).toBe(400);
    for (let left = (await quota()).remaining_active_quota; left > 0; left -= 1) {
      expect((await create({ ...ida, email: `person-${left}@brightwater.example` })).status).toBe(201);
    }
    expect((await create({ ...ida, email: "late@brightwater.example" })).status).toBe(400);
    expect((await quota()).remaining_active_quota).toBe(0);
  });
});

describe("a changed user", () => {
  test("keeps the fields that the change leaves out", async () => {
    const before = (await sendRequest<Schemas["User"]>(sandbox, colleague)).json;
    const { json } = await patch(colleague, { formal_name: "Ann Other", preferred_contact_for_entities: [company] });
    expect(json).toEqual({ ...before, formal_name: "Ann Other", preferred_contact_for_entities: [company] });
    expect((await list("is_preferred_contact=true")).results).toEqual([json]);
    const followed = await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${company}`);
    expect(followed.json.has_preferred_contact).toBe(true);
    expect((await list("is_preferred_contact=false&limit=100000")).results.map(({ guid }) => guid)).not.toContain(
      json.guid,
    );
  });

  test("loses the token at once when deactivated, and does not get it back", async () => {
    const { path, token } = await withToken("customer_portfolio_manager");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    const before = await quota();
    expect((await patch(path, { status: "Deactivated" })).json.status).toBe("Deactivated");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await quota()).inactive_user_count).toBe(before.inactive_user_count + 1);
    expect((await patch(path, { status: "Activated" })).json.status).toBe("Activated");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await revoked())[0]).toBe(token.slice(-4));
  });

  test("has the rights of the new role with the existing token", async () => {
    const { path, token } = await withToken("customer_user");
    expect(await sendRequest(sandbox, "/v2/users", { token })).toMatchObject(forbidden);
    await patch(path, { roles: [{ slug: "customer_admin" }] });
    expect((await sendRequest(sandbox, "/v2/users", { token })).status).toBe(200);
  });

  test("may change their own fields, but not those that give rights", async () => {
    const { path, token } = await withToken("customer_user");
    expect((await patch("/v2/users/current", { landing_page: "TPRM" }, { token })).json.landing_page).toBe("TPRM");
    expect(await patch(path, { roles: [{ slug: "customer_admin" }] }, { token })).toMatchObject(forbidden);
    expect(await patch(maren, { landing_page: "SPM" }, { token })).toMatchObject(forbidden);
  });

  test("is rejected with a used address, an unknown company or no changes", async () => {
    for (const body of [
      { email: "maren.holt@brightwater.example" },
      { preferred_contact_for_entities: ["5167e700-0000-4000-8000-000000000000"] },
      {},
    ]) {
      expect((await patch(colleague, body)).status).toBe(400);
    }
  });
});

describe("a deleted user", () => {
  test("leaves every list, loses the token at once, and frees the address", async () => {
    const { path, token } = await withToken("vrm_operations");
    const { email } = (await sendRequest<Schemas["User"]>(sandbox, path)).json;
    expect(await sendRequest(sandbox, path, { method: "DELETE" })).toMatchObject({ status: 204, text: "" });
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await sendRequest(sandbox, path)).status).toBe(404);
    expect((await sendRequest(sandbox, path, { method: "DELETE" })).status).toBe(404);
    expect((await list(`email=${email}`)).count).toBe(0);
    expect((await create({ email, formal_name: "Somebody New" })).status).toBe(201);
    expect((await revoked())[0]).toBe(token.slice(-4));
  });

  test("must not be the caller or a company token, and needs an admin", async () => {
    expect((await sendRequest(sandbox, maren, { method: "DELETE" })).status).toBe(400);
    const [token] = (await list("is_company_api_token=true")).results;
    expect((await sendRequest(sandbox, `/v2/users/${token?.guid}`, { method: "DELETE" })).status).toBe(404);
    const manager = await tokenOf(sandbox, "customer_portfolio_manager");
    expect(await sendRequest(sandbox, colleague, { method: "DELETE", token: manager })).toMatchObject(forbidden);
    expect(await create(ida, { token: manager })).toMatchObject(forbidden);
  });
});

describe("second factors and activation mails", () => {
  const mfa = async (path: string) => (await sendRequest<Schemas["User"]>(sandbox, path)).json.mfa_status;

  test("a required one is pending, and an enabled one stays until it is reset", async () => {
    const { json } = await create(ida);
    const path = `/v2/users/${json.guid}`;
    expect((await post(`${path}/reset-mfa`)).status).toBe(400);
    expect((await post(`${path}/reset-pending-mfa`)).status).toBe(400);
    expect(await post(`${path}/require-mfa`)).toMatchObject({ status: 200, text: "" });
    expect(await mfa(path)).toBe("Pending");
    expect((await post(`${path}/reset-pending-mfa`)).status).toBe(200);
    expect((await post(`${maren}/require-mfa`)).status).toBe(200);
    expect(await mfa(maren)).toBe("Enabled");
    expect((await post(`${maren}/reset-mfa`)).status).toBe(200);
    expect(await mfa(maren)).toBe("Pending");
  });

  test("the activation mail is for users who are not active yet", async () => {
    expect((await post(`${colleague}/resend-activation-email`)).status).toBe(201);
    expect((await post(`${maren}/resend-activation-email`)).status).toBe(400);
    const token = await tokenOf(sandbox, "customer_user");
    for (const action of ["require-mfa", "reset-mfa", "reset-pending-mfa", "resend-activation-email"]) {
      expect(await post(`${colleague}/${action}`, { token })).toMatchObject(forbidden);
    }
  });
});

describe("the lists of users", () => {
  test("every user can read themselves, and only some can read others", async () => {
    const token = await tokenOf(sandbox, "customer_user");
    const self = (await sendRequest<Schemas["User"]>(sandbox, "/v2/users/current", { token })).json;
    expect(self.roles[0]?.slug).toBe("customer_user");
    expect((await sendRequest(sandbox, `/v2/users/${self.guid}`, { token })).json).toEqual(self);
    expect((await sendRequest(sandbox, "/v2/users", { token })).status).toBe(403);
    expect((await sendRequest(sandbox, maren, { token })).status).toBe(403);
    expect(
      (await sendRequest(sandbox, "/v2/users", { token: await tokenOf(sandbox, "customer_group_admin") })).status,
    ).toBe(200);
  });

  test("filter by address, guid, group and availability", async () => {
    const all = (await list("limit=100000")).results;
    const guids = async (search: string) =>
      (await list(`limit=100000&${search}`)).results.map(({ guid }) => guid).sort();
    const expected = (test: (user: Schemas["User"]) => boolean) =>
      all
        .filter(test)
        .map(({ guid }) => guid)
        .sort();
    const claims = all.find(({ group }) => group?.name === "Claims")?.group?.guid;
    expect(await guids("email_q=MAREN")).toEqual(expected(({ email }) => email.includes("maren")));
    expect(await guids(`guid=${all[0]?.guid}`)).toEqual([all[0]?.guid]);
    expect(await guids(`group.guid=${claims}`)).toEqual(expected(({ group }) => group?.name === "Claims"));
    expect(await guids("is_available_for_contact=true")).toEqual(expected((user) => user.is_available_for_contact));
  });

  test("of version 1 contain active users, and more for admins only", async () => {
    const accounts = async (search: string, token?: string) =>
      sendRequest<Schemas["UserAccount"][]>(sandbox, `/v1/users?${search}`, token === undefined ? {} : { token });
    const all = (await list("limit=100000")).results;
    const brief = (await accounts("")).json;
    expect(brief.map(({ guid }) => guid)).toEqual(
      all.filter(({ status }) => status === "Activated").map(({ guid }) => guid),
    );
    expect(brief[0]).not.toHaveProperty("roles");
    const detailed = (await accounts("include_details=true&show_all=true")).json;
    expect(detailed.length).toBe(all.length + (await list("is_company_api_token=true")).count);
    expect(detailed.find(({ guid }) => maren.endsWith(guid))).toMatchObject({
      ...{ first_name: "Maren", last_name: "Holt", is_active: true, group: { name: "Default" } },
      roles: [{ name: "customer_admin", presentation: "Admin" }],
    });
    expect((await accounts(`view_company=${company}`)).json).toEqual(brief);
    expect((await accounts("view_company=nothing")).json).toEqual([]);
    const token = await tokenOf(sandbox, "customer_user");
    expect((await accounts("", token)).json).toEqual(brief);
    expect(await accounts("include_details=true", token)).toMatchObject(forbidden);
    expect(await accounts("show_all=true", token)).toMatchObject(forbidden);
  });
});

describe("company views", () => {
  const views = async (user: string, search = "") =>
    (await sendRequest<Schemas["CompanyViews"]>(sandbox, `/v1/users/${user}/company-views?${search}`)).json;

  test("list companies of the portfolio, up to the limit", async () => {
    const { top_viewed, most_recently_viewed } = await views("current", "limit=100");
    expect(top_viewed.length).toBeGreaterThan(3);
    expect(most_recently_viewed.map(({ guid }) => guid).sort()).toEqual(top_viewed.map(({ guid }) => guid).sort());
    const portfolio = await sendRequest<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000");
    const ratings = new Map(portfolio.json.results.map(({ guid, rating }) => [guid, rating]));
    for (const { guid, rating } of top_viewed) expect(rating).toBe(ratings.get(guid));
    expect((await views("current", "limit=2")).top_viewed).toEqual(top_viewed.slice(0, 2));
    expect((await views("current", "days_back=0")).most_recently_viewed.length).toBeLessThan(top_viewed.length);
    const inFolder = await views("current", "folder=1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945");
    expect(inFolder.top_viewed.map(({ guid }) => guid)).toEqual([company]);
  });

  test("of other users are for roles that see users", async () => {
    const token = await tokenOf(sandbox, "customer_user");
    const path = `/v1/users/${maren.split("/").at(-1)}/company-views`;
    expect(await sendRequest(sandbox, path, { token })).toMatchObject(forbidden);
    expect((await sendRequest(sandbox, "/v1/users/current/company-views", { token })).status).toBe(200);
    expect((await sendRequest(sandbox, path)).status).toBe(200);
  });
});
