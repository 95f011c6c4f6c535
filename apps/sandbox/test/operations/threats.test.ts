import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
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
