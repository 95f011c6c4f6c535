import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid, forbidden, unknownGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";

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
    const body = { name: "Other", companies: [companyGuid, "00000000-0000-4000-8000-000000000000"] };
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

describe("the companies of a folder", () => {
  const change = (body: object, question: { token?: string; path?: string } = {}) =>
    sendRequest<Schemas["FolderCompanyReport"]>(sandbox, `${question.path ?? folder}/companies`, {
      method: "PATCH",
      body,
      ...(question.token !== undefined && { token: question.token }),
    });
  const members = async () => (await sendRequest<Schemas["Folder"]>(sandbox, folder)).json.companies;

  test("are added and removed, and the report says which", async () => {
    const before = await members();
    const page = await sendRequest<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1000");
    const other = page.json.results.find(({ guid }) => !before.includes(guid));
    if (other === undefined) throw new Error("all companies are in the folder");
    const added = await change({ add_companies: [other.guid, companyGuid, unknownGuid, other.guid] });
    expect(added).toMatchObject({
      status: 200,
      json: {
        added: [other.guid, companyGuid],
        not_added: [unknownGuid],
        removed: [],
        not_removed: [],
        detail: `${other.name} was added to Critical suppliers. Alderbrook Instruments was added to Critical suppliers.`,
      },
    });
    expect(added.json.companies.toSorted()).toEqual([...before, other.guid].toSorted());
    expect(await members()).toEqual(added.json.companies);
    const removed = await change({ remove_companies: [other.guid, unknownGuid] });
    expect(removed.json).toEqual({
      added: [],
      not_added: [],
      removed: [other.guid],
      not_removed: [unknownGuid],
      companies: before,
      detail: `${other.name} was removed from Critical suppliers.`,
    });
    expect((await change({ remove_companies: [other.guid] })).json).toMatchObject({ not_removed: [other.guid] });
    const both = await change({ add_companies: [other.guid], remove_companies: [companyGuid] });
    expect(both.json).toMatchObject({ added: [other.guid], removed: [companyGuid] });
    expect(await members()).toEqual([other.guid]);
  });

  test("are changed only by whoever may change the folder", async () => {
    const body = { add_companies: [companyGuid] };
    const token = await tokenOf(sandbox, "vrm_view_only");
    expect(await change(body, { token })).toMatchObject(forbidden);
    const { json } = await sendRequest<Schemas["Folder"][]>(sandbox, "/v1/folders");
    const all = json.find((item) => item.contains_all_companies);
    expect(await change({ remove_companies: [companyGuid] }, { path: `/v1/folders/${all?.guid}` })).toMatchObject(
      forbidden,
    );
    expect((await change(body, { path: `/v1/folders/${unknownGuid}` })).status).toBe(404);
    for (const wrong of [{}, { add_companies: companyGuid }, { add_companies: ["no guid"] }]) {
      expect((await change(wrong)).status).toBe(400);
    }
  });
});

describe("the history of a folder", () => {
  test("is the average of its companies, day by day, the newest last", async () => {
    const { json } = await sendRequest<Schemas["RatingHistory"]>(sandbox, `${folder}/graph_data`);
    const company = await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${companyGuid}`);
    const days = company.json.ratings.map(({ rating_date: x, rating: y }) => ({ x, y }));
    expect(json).toEqual({ name: "Critical suppliers", ratings: days.toReversed() });
  });

  test("is empty for an empty folder, and 404 for an invisible one", async () => {
    await sendRequest(sandbox, folder, { method: "PATCH", body: { companies: [] } });
    expect((await sendRequest<Schemas["RatingHistory"]>(sandbox, `${folder}/graph_data`)).json.ratings).toEqual([]);
    expect((await sendRequest(sandbox, `/v1/folders/${unknownGuid}/graph_data`)).status).toBe(404);
  });
});
