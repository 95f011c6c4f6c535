import type { components } from "@signet/client";
import { beforeEach, describe, expect, test } from "vitest";
import { companyGuid, forbidden, strangerGuid, unknownGuid } from "../../support/examples.ts";
import { moveClock } from "../../support/move-clock.ts";
import { read } from "../../support/read.ts";
import { sendRequest } from "../../support/send-request.ts";
import { stores, useStores } from "../../support/stores.ts";
import { tokenOf } from "../../support/token-of.ts";
import { resetBeforeEach, testDate, useSandbox } from "../../support/use-sandbox.ts";

type Schemas = components["schemas"];
type Finding = Schemas["Finding"];
type Remediation = Schemas["RemediationRecord"];

const company = `/v1/companies/${companyGuid}`;
const maren = "6b3f0c92-e418-4d75-b0a6-2e8c5f917d34";
const colleague = "c4d19e60-7b25-4f83-a0e6-58f3b7d2914c";

describe("remediations", () => {
  const sandbox = useSandbox({ companies: 40, limits: false });
  resetBeforeEach(sandbox);
  let findings: Finding[];
  let finding: Finding;
  beforeEach(async () => {
    findings = await listFindings();
    const open = findings.find((one) => statusOf(one) === "No Status");
    if (open === undefined) throw new Error("every finding has a status");
    finding = open;
  });

  const listFindings = async (filter = "") => {
    const path = `${company}/findings?limit=10000&sort=first_seen&expand=remediation_history${filter}`;
    return (await read<Schemas["FindingPage"]>(sandbox, path)).results;
  };
  const list = (query = "") => read<Schemas["RemediationPage"]>(sandbox, `/v1/remediations?limit=100000&${query}`);
  const bodyOf = ({ rolledup_observation_id, evidence_key, risk_vector }: Finding) => ({
    rolledup_observation_id,
    evidence_key,
    risk_vector,
  });
  const change = (changes: object, token?: string, guid = companyGuid) =>
    sendRequest<Remediation>(sandbox, `/v1/remediations/${guid}`, {
      method: "PATCH",
      body: { ...bodyOf(finding), ...changes },
      ...(token !== undefined && { token }),
    });

  test("are the findings with a status, as the findings say", async () => {
    const { count, results } = await list(`company_guid=${companyGuid}`);
    const tracked = findings.filter((one) => statusOf(one) !== "No Status");
    expect(tracked.length).toBeGreaterThan(0);
    expect(count).toBe(tracked.length);
    const expected = tracked.map((one) => ({
      ...bodyOf(one),
      company_guid: companyGuid,
      status: { value: statusOf(one), public: false },
      assignments: [],
      created_time: `${one.remediation_history.last_remediation_status_date}T00:00:00Z`,
    }));
    expect(results).toMatchObject(expected.toSorted(byCreation(results)));
  });

  test("of the portfolio are paginated by links, the oldest first", async () => {
    const { count, results } = await list();
    const times = results.map(({ created_time }) => created_time);
    expect(times).toEqual(times.toSorted());
    expect(new Set(results.map(({ guid }) => guid)).size).toBe(count);
    const page = await read<Schemas["RemediationPage"]>(sandbox, "/v1/remediations?limit=2&offset=1");
    expect(page.results).toEqual(results.slice(1, 3));
    const next = await read<Schemas["RemediationPage"]>(sandbox, page.links.next?.replace(sandbox.url, "") ?? "");
    expect(next.results).toEqual(results.slice(3, 5));
  });

  test("are filtered", async () => {
    const { results } = await list();
    const [one] = results;
    if (one === undefined) throw new Error("nothing has a status");
    const encode = encodeURIComponent;
    const filters: [string, (item: Remediation) => boolean][] = [
      [`rolledup_observation_id=${encode(one.rolledup_observation_id)}`, ({ guid }) => guid === one.guid],
      [`evidence_key=${encode(one.evidence_key)}`, (item) => item.evidence_key === one.evidence_key],
      ["risk_vector=SPF,open_ports", (item) => ["spf", "open_ports"].includes(item.risk_vector)],
      ["risk_vector=unheard_of", () => false],
      ["rolledup_observation_id=unheard_of", () => false],
      [`company_guid=${strangerGuid}`, () => false],
      ["created_time_gte=2026-11-01", ({ created_time }) => created_time >= "2026-11-01"],
      ["created_time_gte=2026-11-01T00:00:00Z", ({ created_time }) => created_time >= "2026-11-01"],
    ];
    for (const [query, fits] of filters) expect((await list(query)).results, query).toEqual(results.filter(fits));
    expect((await sendRequest(sandbox, "/v1/remediations?created_time_gte=soon")).status).toBe(400);
  });

  test("are changed together with the finding, and keep what the change leaves out", async () => {
    const first = await change({ status: { value: "To Do", public: false }, assignments: [maren] });
    expect(first).toMatchObject({
      status: 200,
      json: { ...bodyOf(finding), company_guid: companyGuid, status: { value: "To Do" }, assignments: [maren] },
    });
    expect(first.json.created_time.slice(0, 10)).toBe(testDate);
    const second = await change({ status: { value: "Resolved", public: false } });
    expect(second.json).toMatchObject({ status: { value: "Resolved" }, assignments: [maren] });
    const third = await change({ assignments: [] });
    expect(third.json).toMatchObject({ status: { value: "Resolved" }, assignments: [] });
    const id = encodeURIComponent(finding.rolledup_observation_id);
    expect((await list(`rolledup_observation_id=${id}`)).results).toEqual([third.json]);
    expect((await list(`created_time_gte=${testDate}`)).results).toContainEqual(third.json);
    await change({ assignments: [maren] });
    const now = (await listFindings()).find((one) => one.rolledup_observation_id === finding.rolledup_observation_id);
    expect(now?.remediation_history).toMatchObject({
      last_remediation_status_label: "Resolved",
      last_remediation_status_date: testDate,
      remediation_assignments: [maren],
    });
    expect(await listFindings(`&remediation_assignments=${maren}`)).toEqual([now]);
    expect(await listFindings("&last_remediation_status_label=Resolved")).toContainEqual(now);
    expect(await listFindings("&last_remediation_status_label=No%20Status")).not.toContainEqual(now);
    expect(await listFindings(`&last_remediation_status_date=${testDate}`)).toContainEqual(now);
  });

  test("take a status away, and keep theirs when the date moves on", async () => {
    const tracked = findings.find((one) => statusOf(one) === "Open" || statusOf(one) === "To Do");
    if (tracked === undefined) throw new Error("no finding is open");
    finding = tracked;
    expect((await change({ status: { value: "No Status" } })).json.status.value).toBe("No Status");
    expect((await change({ status: { value: "Risk Accepted" } })).json.created_time).toBe(
      `${tracked.remediation_history.last_remediation_status_date}T00:00:00Z`,
    );
    await moveClock(sandbox, 3);
    const id = encodeURIComponent(finding.rolledup_observation_id);
    const [kept] = (await list(`rolledup_observation_id=${id}`)).results;
    expect(kept).toMatchObject({ status: { value: "Risk Accepted" } });
    expect(kept?.last_update_time.slice(0, 10)).toBe(testDate);
  });

  test("are deleted with the subscription", async () => {
    await change({ status: { value: "Open" } });
    await sendRequest(sandbox, `/v1/subscriptions/${companyGuid}`, { method: "DELETE" });
    expect((await list(`company_guid=${companyGuid}`)).results).toEqual([]);
    expect((await change({ status: { value: "Open" } })).status).toBe(403);
  });

  test("refuse a wrong body, naming the field", async () => {
    const refusals = [
      [
        { rolledup_observation_id: "unheard-of" },
        { rolledup_observation_id: ["no finding of the company has this id"] },
      ],
      [{ assignments: [unknownGuid] }, { assignments: [`no user has the guid ${unknownGuid}`] }],
      [{ status: { value: "Done" } }, { "status.value": [expect.stringContaining("Work In Progress")] }],
    ] as const;
    for (const [body, detail] of refusals) {
      const reply = await change(body);
      expect(reply.status, reply.text).toBe(400);
      expect(reply.json).toEqual({ detail });
    }
    expect(await listFindings()).toEqual(findings);
  });

  test("are not changed by View Only, for a stranger or for an unknown company", async () => {
    const status = { value: "Open" };
    const viewer = await tokenOf(sandbox, "vrm_view_only");
    expect(await change({ status }, viewer)).toMatchObject(forbidden);
    expect(await change({ status }, undefined, strangerGuid)).toMatchObject(forbidden);
    expect((await change({ status }, undefined, unknownGuid)).status).toBe(404);
    expect(await listFindings()).toEqual(findings);
  });

  test("have comments of users on some findings, and 404 for a finding of nobody", async () => {
    const page = (id: string, query = "") =>
      sendRequest<Schemas["FindingCommentPage"]>(
        sandbox,
        `${company}/findings/${encodeURIComponent(id)}/comments${query}`,
      );
    const pages = await Promise.all(findings.map(async (one) => (await page(one.rolledup_observation_id)).json));
    const [longest] = pages.toSorted((a, b) => b.count - a.count);
    const commented = findings.filter((_, index) => (pages[index]?.count ?? 0) > 0);
    expect(commented.length).toBeGreaterThan(0);
    expect(commented.every((one) => statusOf(one) !== "No Status")).toBe(true);
    const users = await read<Schemas["UserPage"]>(sandbox, "/v2/users?limit=1000");
    const names = new Map(users.results.map((user) => [user.guid, user.formal_name]));
    for (const { author, created_time, last_update_time } of longest?.results ?? []) {
      expect(names.get(author.guid)).toBe(author.name);
      expect(created_time <= `${testDate}T23`).toBe(true);
      expect(last_update_time).toBeNull();
    }
    const index = pages.findIndex(({ count }) => count === longest?.count);
    const second = await page(findings[index]?.rolledup_observation_id ?? "", "?limit=1&offset=1");
    expect(second.json.results).toEqual(longest?.results.slice(1, 2));
    expect((await page("unheard-of")).status).toBe(404);
  });
});

describe.each(stores)("remediations on %s", (store) => {
  const places = useStores({ companies: 20, today: testDate, onMessage: () => {} });

  test("are stored once, however often they are sent", async () => {
    const sandbox = places.sandbox(store);
    const path = `${company}/findings?limit=1&sort=-severity`;
    const [finding] = (await sendRequest<Schemas["FindingPage"]>(sandbox, path)).json.results;
    const { rolledup_observation_id, evidence_key, risk_vector } = finding as Finding;
    const body = {
      ...{ rolledup_observation_id, evidence_key, risk_vector },
      ...{ status: { value: "To Do", public: false }, assignments: [maren, colleague] },
    };
    const patch = { method: "PATCH", body };
    const twice = [
      await sendRequest<Remediation>(sandbox, `/v1/remediations/${companyGuid}`, patch),
      await sendRequest<Remediation>(sandbox, `/v1/remediations/${companyGuid}`, patch),
    ];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const id = encodeURIComponent(rolledup_observation_id);
    const query = `/v1/remediations?rolledup_observation_id=${id}&evidence_key=${encodeURIComponent(evidence_key)}`;
    expect((await sendRequest<Schemas["RemediationPage"]>(sandbox, query)).json.results).toEqual([twice[1]?.json]);
    const filter = `&expand=remediation_history&remediation_assignments=${maren}&last_remediation_status_label=To%20Do`;
    const filtered = await sendRequest<Schemas["FindingPage"]>(sandbox, `${company}/findings?limit=9${filter}`);
    expect(filtered.json.results.map((one) => one.rolledup_observation_id)).toEqual([rolledup_observation_id]);
    expect((await sendRequest(sandbox, `/v2/users/${colleague}`, { method: "DELETE" })).status).toBe(204);
    expect((await sendRequest<Schemas["RemediationPage"]>(sandbox, query)).json.results).toMatchObject([
      { assignments: [maren], status: { value: "To Do" } },
    ]);
  });
});

function statusOf({ remediation_history }: Finding) {
  return remediation_history.last_remediation_status_label;
}

/** Sorts like the response: findings of one day have no order of their own. */
function byCreation(results: readonly Remediation[]) {
  const places = new Map(results.map((item, index) => [item.rolledup_observation_id, index]));
  return (a: { rolledup_observation_id: string }, b: { rolledup_observation_id: string }) =>
    (places.get(a.rolledup_observation_id) ?? 0) - (places.get(b.rolledup_observation_id) ?? 0);
}
