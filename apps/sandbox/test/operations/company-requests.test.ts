import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { forbidden } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];
type CompanyRequest = Schemas["CompanyRequest"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const requests = "/v2/company-requests";
const example = `${requests}/7e95b0d2-14c8-4f6a-8b37-a2d60e51c9f4`;
const maren = "6b3f0c92-e418-4d75-b0a6-2e8c5f917d34";
const list = async (search = "") =>
  (await sendRequest<Schemas["CompanyRequestPage"]>(sandbox, `${requests}?${search}`)).json;
const create = (domain: string, token = sandbox.userToken) =>
  sendRequest<CompanyRequest>(sandbox, requests, { method: "POST", body: { domain }, token });

async function upload(csv: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.append("file", new File([csv], "domains.csv", { type: "text/csv" }));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new Request("https://localhost", { method: "POST", body: form });
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return sendRequest<CompanyRequest>(sandbox, `${requests}/bulk`, {
    method: "POST",
    headers,
    body: await request.text(),
  });
}

describe("company requests", () => {
  test("stay pending for an unknown domain, and are complete at once for a known one", async () => {
    const pending = await create("Sorrel-Hill-Dairy.example");
    expect(pending).toMatchObject({
      status: 201,
      json: { domain: "sorrel-hill-dairy.example", status: "Pending", company: null, requester: { guid: maren } },
    });
    expect((await list()).results[0]).toEqual(pending.json);
    expect((await sendRequest(sandbox, `${requests}/${pending.json.guid}`)).json).toEqual(pending.json);
    const { results } = (
      await sendRequest<Schemas["CompanyMatchPage"]>(
        sandbox,
        "/v1/companies/search?guids=a5c07e31-48d9-4b62-9f1e-c37d80b6e245",
      )
    ).json;
    const complete = (await create(`www.${results[0]?.primary_domain}`)).json;
    expect(complete).toMatchObject({
      status: "Complete",
      company: { guid: results[0]?.guid, name: results[0]?.name, in_portfolio: false, can_subscribe: true },
    });
  });

  test("a second one for the same domain is rejected with the first", async () => {
    const { json: first } = await create("sorrel-hill-dairy.example");
    const second = await create("SORREL-HILL-DAIRY.example");
    expect(second).toMatchObject({ status: 400, json: { domain: [expect.any(String)], details: first } });
    expect((await create("no domain")).status).toBe(400);
  });

  test("are filtered, searched and sorted", async () => {
    await create("sorrel-hill-dairy.example");
    const all = (await list()).results;
    const guids = async (search: string) => (await list(search)).results.map(({ guid }) => guid);
    const expected = (fits: (request: CompanyRequest) => boolean) => all.filter(fits).map(({ guid }) => guid);
    expect(await guids("status=Complete")).toEqual(expected(({ status }) => status === "Complete"));
    expect(await guids("q=sorrel")).toEqual(expected(({ domain }) => domain.includes("sorrel")));
    expect(await guids("domain=larkspur-ferries.example")).toEqual([example.split("/").at(-1)]);
    expect(await guids("requester.guid=current")).toEqual(expected(({ requester }) => requester.guid === maren));
    expect(await guids("exclude_requester.guid=current")).toEqual(
      expected(({ requester }) => requester.guid !== maren),
    );
    expect(await guids("requester.formal_name=Maren%20Holt")).toEqual(
      expected(({ requester }) => requester.guid === maren),
    );
    const company = all.find((request) => request.company !== null)?.company?.guid ?? "";
    expect(await guids(`company.guid=${company}`)).toEqual(expected((request) => request.company?.guid === company));
    const noon = "2026-10-12 08:30:00";
    const later = expected(({ created_time }) => created_time >= "2026-10-12T08:30:00Z");
    expect(await guids(`created_time_gte=${encodeURIComponent(noon)}`)).toEqual(later);
    expect(await guids("created_time_lte=2026-10-12T08:30:00Z")).toEqual(
      expected(({ created_time }) => created_time <= "2026-10-12T08:30:00Z"),
    );
    expect((await sendRequest(sandbox, `${requests}?updated_time_gte=soon`)).status).toBe(400);
    const domains = (await list("sort=domain")).results.map(({ domain }) => domain);
    expect(domains).toEqual(domains.toSorted());
  });

  test("a file creates one for each new domain", async () => {
    const before = (await list()).count;
    const first = await upload(
      "name,domain\r\nTeasel,teasel-and-sons.example\r\nFerries,larkspur-ferries.example\r\n",
      {
        subscription_type: "alerts-only",
      },
    );
    expect(first).toMatchObject({
      status: 202,
      json: { domain: "teasel-and-sons.example", subscription_type: "alerts-only" },
    });
    expect((await list()).count).toBe(before + 1);
    expect((await upload("comfrey-labs.example\n")).json.domain).toBe("comfrey-labs.example");
    for (const csv of ["domain\n", "not a domain\n"]) {
      expect(await upload(csv)).toMatchObject({ status: 400, json: { detail: { file: [expect.any(String)] } } });
    }
    for (const name of ["folder_guid", "tier_guid"]) {
      const refused = await upload("a.example\n", { [name]: maren });
      expect(refused).toMatchObject({ status: 400, json: { detail: { [name]: [expect.any(String)] } } });
    }
  });

  test("can be changed and deleted by the requester, and by roles that see users", async () => {
    const user = await tokenOf(sandbox, "customer_user");
    const { json } = await create("sorrel-hill-dairy.example", user);
    const path = `${requests}/${json.guid}`;
    const change = (at: string, token: string) =>
      sendRequest<CompanyRequest>(sandbox, at, { method: "PATCH", body: { subscription_type: "one-time" }, token });
    expect((await change(path, user)).json.subscription_type).toBe("one-time");
    expect(await change(example, user)).toMatchObject(forbidden);
    expect(await sendRequest(sandbox, path, { method: "DELETE" })).toMatchObject({ status: 204, text: "" });
    expect((await sendRequest(sandbox, path)).status).toBe(404);
    expect((await create("sorrel-hill-dairy.example")).status).toBe(201);
  });

  test("every role can read them, and view-only users cannot create them", async () => {
    const viewer = await tokenOf(sandbox, "vrm_view_only");
    expect((await sendRequest(sandbox, example, { token: viewer })).status).toBe(200);
    expect(await create("sorrel-hill-dairy.example", viewer)).toMatchObject(forbidden);
  });
});
