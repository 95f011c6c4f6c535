import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid, forbidden, strangerGuid, unknownGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 100, limits: false });

const readThreats = async (query = "") =>
  (await read<Schemas["ThreatPage"]>(sandbox, `/v2/threats?limit=1000&${query}`)).results;

describe("threats", () => {
  test("count the companies in their list, and these the findings that are evidence", async () => {
    const { count: followed } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1");
    for (const { guid, name, exposed_count, mitigated_count } of (await readThreats()).slice(-12)) {
      const path = `/v2/threats/${guid}/companies`;
      const page = await read<Schemas["ThreatCompanyPage"]>(sandbox, `${path}?limit=100000`);
      const total_count = exposed_count + mitigated_count;
      expect(page.summaries).toEqual({ exposed_count, mitigated_count, total_count, entity_group_size: followed });
      expect(page.results).toHaveLength(total_count);
      expect((await read<Schemas["ThreatCompanyPage"]>(sandbox, path)).results).toEqual(page.results.slice(0, 25));
      const exposed = await read<Schemas["ThreatCompanyPage"]>(
        sandbox,
        `${path}?limit=100000&exposure_detection=exposed`,
      );
      expect(exposed.results).toEqual(page.results.filter((one) => one.exposure_detection === "EXPOSED"));
      for (const one of page.results.slice(0, 5)) {
        const evidence = await read<Schemas["ThreatEvidencePage"]>(
          sandbox,
          `${path}/${one.company_guid}/evidence?limit=100`,
        );
        const findings = await read<Schemas["FindingPage"]>(
          sandbox,
          `/v1/companies/${one.company_guid}/findings?limit=100000&vulnerabilities=${name}`,
        );
        expect(evidence.results.map(({ identifier }) => identifier).toSorted()).toEqual(
          findings.results.map(({ evidence_key }) => evidence_key).toSorted(),
        );
        const seen = evidence.results.map(({ last_seen_date }) => last_seen_date).toSorted();
        expect(one.last_seen_date).toBe(seen.at(-1));
        const detections = evidence.results.map(({ exposure_detection }) => exposure_detection);
        expect(detections.includes("EXPOSED")).toBe(one.exposure_detection === "EXPOSED");
      }
    }
  });

  test("filter and sort, and summaries count them", async () => {
    const all = await readThreats();
    expect(all.length).toBeGreaterThan(3);
    const day = all.map(({ first_seen_date }) => first_seen_date).toSorted()[1] ?? "";
    const sorted = await readThreats(`category_slug=vulnerability&first_seen_date_gte=${day}&sort=first_seen_date`);
    expect(sorted.map(({ first_seen_date }) => first_seen_date)).toEqual(
      all
        .map(({ first_seen_date }) => first_seen_date)
        .filter((date) => date >= day)
        .toSorted(),
    );
    expect(await readThreats("category_slug=other")).toEqual([]);
    const { category, severity, evidence_certainty } = await read<Schemas["ThreatSummaries"]>(
      sandbox,
      "/v2/threats/summaries",
    );
    for (const list of [category, severity, evidence_certainty]) {
      expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    }
  });

  test("that are unknown are 404, and a company outside the portfolio is 403", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    expect((await sendRequest(sandbox, `/v2/threats/${unknown}/companies`)).status).toBe(404);
    const [threat] = await readThreats();
    expect((await sendRequest(sandbox, `/v2/threats/${threat?.guid}/companies/${unknown}/evidence`)).status).toBe(404);
  });
});

describe("POST /v2/companies/{guid}/threats/query", () => {
  const query = async (body: object) => {
    const path = `/v2/companies/${companyGuid}/threats/query`;
    const reply = await sendRequest<Schemas["CompanyThreatPage"]>(sandbox, path, { method: "POST", body });
    expect(reply.status, reply.text).toBe(200);
    return reply.json;
  };

  test("counts the evidence of each threat to the company", async () => {
    const { count, results } = await query({ limit: 1000 });
    expect(results).toHaveLength(count);
    expect(count).toBeGreaterThan(0);
    const known = new Map((await readThreats()).map((threat) => [threat.guid, threat]));
    for (const { guid, name, severity, evidence_certainty, evidence_record_count, ...threat } of results) {
      expect(known.get(guid ?? "")).toMatchObject({ name, severity, evidence_certainty });
      const path = `/v2/threats/${guid}/companies/${companyGuid}/evidence?limit=1000`;
      const evidence = await read<Schemas["ThreatEvidencePage"]>(sandbox, path);
      expect(evidence.count).toBe(evidence_record_count);
      const exposed = evidence.results.some(({ exposure_detection }) => exposure_detection === "EXPOSED");
      expect(threat.exposure_detection).toBe(exposed ? "EXPOSED" : "MITIGATED");
      const dates = evidence.results.flatMap(({ first_seen_date, last_seen_date }) => [
        first_seen_date,
        last_seen_date,
      ]);
      expect([threat.first_seen_date, threat.last_seen_date]).toEqual([dates.toSorted()[0], dates.toSorted().at(-1)]);
    }
  });

  test("filters, ignoring case, and finds nothing for unknown values", async () => {
    const { results } = await query({ limit: 1000 });
    const filters: [object, (threat: Schemas["CompanyThreat"]) => boolean][] = [
      [{ severity_level: ["severe", "Material"] }, ({ severity }) => /Severe|Material/.test(severity?.level ?? "")],
      [{ evidence_certainty: ["Confirmed"] }, ({ evidence_certainty }) => evidence_certainty === "CONFIRMED"],
      [{ exposure_detection: "exposed" }, ({ exposure_detection }) => exposure_detection === "EXPOSED"],
      [{ q: results[0]?.name?.toLowerCase() }, ({ name }) => name === results[0]?.name],
      [{ severity_level: ["unheard of"] }, () => false],
      [{ evidence_certainty: [] }, () => false],
    ];
    for (const [body, fits] of filters) {
      expect((await query({ limit: 1000, ...body })).results, JSON.stringify(body)).toEqual(results.filter(fits));
    }
    expect((await readThreats()).map(({ evidence_certainty }) => evidence_certainty)).toContain("CONFIRMED");
  });

  test("sorts by fields inside others, and returns a page", async () => {
    const { count, results } = await query({ limit: 1000, sort: "-dve_highest_score,name" });
    const scores = results.map(({ dve }) => dve?.highest_score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const page = await query({ sort: "-dve_highest_score,name", limit: 2, offset: 1 });
    expect(page).toEqual({ count, results: results.slice(1, 3) });
    const risky = await query({ limit: 1000, sort: "epss.percentile" });
    const percentiles = risky.results.map(({ epss }) => epss?.percentile ?? 0);
    expect(percentiles).toEqual(percentiles.toSorted((a, b) => a - b));
    expect((await query({ limit: 1000, sort: "toString,dve_toString" })).count).toBe(count);
  });

  test("expands and chooses fields", async () => {
    const [plain] = (await query({})).results;
    expect(plain).not.toHaveProperty("description");
    const [whole] = (await query({ expand: ["remediation_tip", "description"] })).results;
    expect(whole).toMatchObject({ ...plain, remediation_tip: expect.any(String), description: expect.any(String) });
    const [chosen] = (await query({ expand: ["description"], fields: ["name", "dve", "description"] })).results;
    expect(chosen).toEqual({ name: whole?.name, dve: whole?.dve, description: whole?.description });
  });

  test("refuses a text instead of a list, and companies that are not followed", async () => {
    const send = (guid: string, body: object) =>
      sendRequest(sandbox, `/v2/companies/${guid}/threats/query`, { method: "POST", body });
    expect(await send(companyGuid, { severity_level: "Severe,Material" })).toMatchObject({
      status: 400,
      json: { detail: { severity_level: [expect.any(String)] } },
    });
    expect(await send(strangerGuid, {})).toMatchObject(forbidden);
    expect((await send(unknownGuid, {})).status).toBe(404);
  });
});
