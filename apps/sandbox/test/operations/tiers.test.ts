import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const vital = "/v1/tiers/b58f2d07-6c1e-4a93-8d4f-e2a70c95b316";
const list = async () => (await sendRequest<Schemas["Tier"][]>(sandbox, "/v1/tiers")).json;
const send = (method: string, path: string, body?: unknown) =>
  sendRequest<Schemas["Tier"]>(sandbox, path, { method, body });

describe("tiers", () => {
  test("are listed by rank, and contain each company once", async () => {
    const tiers = await list();
    expect(tiers.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    const guids = tiers.flatMap(({ companies }) => companies);
    expect(new Set(guids).size).toBe(guids.length);
    const { json: portfolio } = await sendRequest<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000");
    const followed = portfolio.results.map(({ guid }) => guid);
    expect(followed).toEqual(expect.arrayContaining(guids));
  });

  test("a company that is added to a tier leaves the previous one", async () => {
    const created = await send("POST", "/v1/tiers", { name: "On trial", companies: [company] });
    expect(created).toMatchObject({ status: 201, json: { rank: 4, companies: [company], description: "" } });
    expect((await sendRequest<Schemas["Tier"]>(sandbox, vital)).json.companies).not.toContain(company);
    const added = await send("PATCH", `${vital}/companies`, { add_companies: [company] });
    expect(added).toMatchObject({
      status: 200,
      json: { added: [company], not_added: [], removed: [], not_removed: [] },
    });
    expect((await list())[0]?.companies).toContain(company);
    expect((await list()).at(-1)).toMatchObject({ companies: [], content_subscription_types: [] });
  });

  test("add and remove the companies that a request names, and keep the others", async () => {
    const { companies: before = [] } = (await list())[0] ?? {};
    const { companies: others = [] } = (await list())[1] ?? {};
    const stranger = "00000000-0000-4000-8000-000000000000";
    const [leaving, staying, joining] = [before[0] ?? "", before[1] ?? "", others[0] ?? ""];
    expect((await send("PATCH", `${vital}/companies`, { add_companies: [joining, stranger, staying] })).json).toEqual({
      added: [joining, staying],
      not_added: [stranger],
      removed: [],
      not_removed: [],
    });
    expect((await send("PATCH", `${vital}/companies`, { remove_companies: [leaving, stranger] })).json).toEqual({
      added: [],
      not_added: [],
      removed: [leaving],
      not_removed: [stranger],
    });
    const after = (await list())[0]?.companies ?? [];
    expect(after.toSorted()).toEqual([...before.slice(1), joining].toSorted());
    for (const body of [{}, { companies: [] }]) {
      expect((await send("PATCH", `${vital}/companies`, body)).status).toBe(400);
    }
    expect((await list())[0]?.companies).toEqual(after);
  });

  test("a new rank moves the others, and a deletion closes the gap", async () => {
    const before = await list();
    expect((await send("PATCH", vital, { rank: 3 })).json.rank).toBe(3);
    const moved = await list();
    expect(moved.map(({ guid }) => guid)).toEqual([before[1]?.guid, before[2]?.guid, before[0]?.guid]);
    expect(await send("DELETE", `/v1/tiers/${before[1]?.guid}`)).toMatchObject({ status: 204, text: "" });
    expect((await list()).map(({ guid, rank }) => [guid, rank])).toEqual([
      [before[2]?.guid, 1],
      [before[0]?.guid, 2],
    ]);
  });

  test("PATCH keeps fields that it leaves out, PUT does not", async () => {
    const patched = await send("PATCH", vital, { name: "Core" });
    expect(patched.json).toMatchObject({
      name: "Core",
      description: "Without them we stand still",
      email_enabled: true,
    });
    const put = await send("PUT", vital, { name: "Core", companies: [] });
    expect(put.json).toMatchObject({ name: "Core", description: "", email_enabled: false, companies: [] });
    expect((await sendRequest(sandbox, vital)).json).toEqual(put.json);
  });

  test("the summary counts the list, or the part in a folder", async () => {
    const summary = async (search = "") =>
      (await sendRequest<Schemas["TierSummary"][]>(sandbox, `/v1/tiers/summary${search}`)).json;
    const counts = (await summary()).map(({ guid, count }) => [guid, count]);
    expect(counts).toEqual((await list()).map(({ guid, companies }) => [guid, companies.length]));
    const inFolder = await summary("?folder=1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945");
    expect(inFolder.map(({ count }) => count)).toEqual([1, 0, 0]);
    for (const { count, categories } of inFolder) {
      expect(categories.reduce((sum, category) => sum + category.count, 0)).toBe(count);
    }
  });

  test("a company outside the portfolio, a long name and an empty change are rejected", async () => {
    const stranger = "5167e700-0000-4000-8000-000000000000";
    expect(await send("PATCH", vital, { companies: [stranger] })).toMatchObject({
      status: 400,
      json: { detail: { companies: [expect.stringContaining(stranger)] } },
    });
    expect((await send("PATCH", vital, { name: "x".repeat(31) })).status).toBe(400);
    expect((await send("PATCH", vital, {})).status).toBe(400);
    expect((await send("PUT", vital, { name: "Core" })).status).toBe(400);
    expect((await sendRequest<Schemas["Tier"]>(sandbox, vital)).json.name).toBe("Vital");
  });

  test("every role can read them, and roles that change the portfolio can change them", async () => {
    const viewer = await tokenOf(sandbox, "vrm_view_only");
    expect((await sendRequest(sandbox, vital, { token: viewer })).status).toBe(200);
    const manager = await tokenOf(sandbox, "customer_portfolio_manager");
    const rename = (token: string) => sendRequest(sandbox, vital, { method: "PATCH", body: { name: "Core" }, token });
    expect(await rename(viewer)).toMatchObject({
      status: 403,
      json: { detail: "You do not have permission to perform this action." },
    });
    expect((await rename(manager)).status).toBe(200);
  });
});
