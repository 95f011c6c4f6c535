import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid, forbidden } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

describe("the API itself", () => {
  test("has a disclaimer at its root, with a valid token only", async () => {
    expect(await sendRequest(sandbox, "/")).toMatchObject({ status: 200, json: { disclaimer: expect.any(String) } });
    expect((await sendRequest(sandbox, "/", { token: "api_token" })).status).toBe(401);
  });

  test("lists resources that exist", async () => {
    for (const path of ["/v1", "/v1/", "/ratings/v1"]) {
      const { json } = await sendRequest<Schemas["ApiVersion"]>(sandbox, path);
      expect(json).toMatchObject({ version: 1, name: "Bitsight API" });
      for (const { href } of json.resources) {
        expect((await sendRequest(sandbox, new URL(href).pathname)).status, href).toBe(200);
      }
    }
  });

  test("has defaults that agree with companies and users", async () => {
    const { json } = await sendRequest<Schemas["Defaults"]>(sandbox, "/v1/defaults");
    const company = await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${companyGuid}`);
    const details = Object.entries(company.json.rating_details ?? {});
    expect(Object.keys(json.risk_vectors.details_by_name).sort()).toEqual(details.map(([slug]) => slug).sort());
    for (const [slug, { name, category, order, beta }] of details) {
      expect(json.risk_vectors.details_by_name[slug]).toEqual({ name, category, order, beta });
    }
    for (const { rating, range, rating_color } of company.json.ratings) {
      const found = Object.values(json.rating_ranges).find(
        ({ min, max }) => min <= Number(rating) && Number(rating) <= max,
      );
      expect(found).toMatchObject({ name: range, color: rating_color });
    }
    const weights = Object.values(json.risk_vectors.vector_weights).reduce((sum, weight) => sum + weight, 0);
    expect(weights).toBeCloseTo(1);
  });

  test("lists the vulnerabilities of the findings, at both prefixes", async () => {
    const path = "/customer-api/v1/defaults/vulnerabilities?fields=name,display_name";
    const { json } = await sendRequest<Schemas["KnownVulnerability"][]>(sandbox, path);
    expect(json.length).toBeGreaterThan(0);
    for (const vulnerability of json) expect(Object.keys(vulnerability)).toEqual(["name", "display_name"]);
  });
});

describe("the customer", () => {
  const path = "/v1/customers/current";
  const change = (value: unknown, token = sandbox.userToken) =>
    sendRequest<Schemas["CustomerAccount"]>(sandbox, path, {
      method: "PATCH",
      body: { customer_settings: { auto_approve_invited_users: value } },
      token,
    });

  test("is found by guid or as current; others are 404", async () => {
    const { json } = await sendRequest<Schemas["CustomerAccount"]>(sandbox, path);
    expect(json).toMatchObject({ name: "Brightwater Assurance", is_active: true });
    expect((await sendRequest(sandbox, `/v1/customers/${json.guid}`)).json).toEqual(json);
    expect((await sendRequest(sandbox, "/v1/customers/5167e700-0000-4000-8000-000000000000")).status).toBe(404);
  });

  test("keeps its settings, and needs an admin to change them", async () => {
    const before = (await sendRequest<Schemas["CustomerAccount"]>(sandbox, path)).json;
    const { json } = await change(true);
    expect(json.customer_settings).toEqual({ auto_approve_invited_users: true });
    expect(json.last_modified > before.last_modified).toBe(true);
    expect((await sendRequest(sandbox, path)).json).toEqual(json);
    expect(await change("yes")).toMatchObject({ status: 400, json: { detail: expect.any(Object) } });
    expect(await change(false, await tokenOf(sandbox, "customer_user"))).toMatchObject(forbidden);
  });
});

describe("a retrieved company token", () => {
  const example = {
    auth_token: "7d3k-92fh-example-code",
    email: "maren.holt@brightwater.example",
    user_guid: "92d5e1b8-7f40-4a36-b3c9-0e64a8d21f7b",
  };
  const retrieve = (body: object, token = sandbox.userToken) =>
    sendRequest<Schemas["RetrievedApiToken"]>(sandbox, "/v1/api-tokens/retrieve", { method: "POST", body, token });

  test("works, and revokes the one retrieved before", async () => {
    const { token: first } = (await retrieve(example)).json;
    expect((await sendRequest(sandbox, "/v1/folders", { token: first })).status).toBe(200);
    const { token: second } = (await retrieve(example)).json;
    expect((await sendRequest(sandbox, "/v1/folders", { token: first })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: second })).status).toBe(200);
    const list = (await sendRequest<Schemas["ApiToken"][]>(sandbox, "/v1/customers/current/api-tokens")).json;
    expect(list.find(({ guid }) => guid === example.user_guid)?.token).toBe(`${"*".repeat(36)}${second.slice(-4)}`);
  });

  test("needs the right code, address and guid, a live token, and an admin", async () => {
    for (const wrong of [
      { auth_token: "another" },
      { email: "ida.winter@brightwater.example" },
      { user_guid: "5167e700-0000-4000-8000-000000000001" },
    ]) {
      expect((await retrieve({ ...example, ...wrong })).status).toBe(400);
    }
    expect(await retrieve(example, await tokenOf(sandbox, "vrm_view_only"))).toMatchObject(forbidden);
    await sendRequest(sandbox, `/v1/customers/current/api-tokens/${example.user_guid}`, { method: "DELETE" });
    expect((await retrieve(example)).status).toBe(400);
  });
});

describe("the history of a folder", () => {
  const path = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";

  test("is the average of its companies, day by day, the newest last", async () => {
    const { json } = await sendRequest<Schemas["RatingHistory"]>(sandbox, `${path}/graph_data`);
    const company = await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${companyGuid}`);
    const days = company.json.ratings.map(({ rating_date: x, rating: y }) => ({ x, y }));
    expect(json).toEqual({ name: "Critical suppliers", ratings: days.toReversed() });
  });

  test("is empty for an empty folder, and 404 for an invisible one", async () => {
    await sendRequest(sandbox, path, { method: "PATCH", body: { companies: [] } });
    expect((await sendRequest<Schemas["RatingHistory"]>(sandbox, `${path}/graph_data`)).json.ratings).toEqual([]);
    expect((await sendRequest(sandbox, "/v1/folders/5167e700-0000-4000-8000-000000000000/graph_data")).status).toBe(
      404,
    );
  });
});
