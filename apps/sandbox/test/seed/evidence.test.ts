import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { daysBefore } from "../../src/domain/dates.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { testDate, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];
type Finding = Schemas["Finding"];

const sandbox = useSandbox({ companies: 12, limits: false });
let own: string;
let findings: Finding[];
beforeAll(async () => {
  own = (await read<Schemas["CurrentUser"]>(sandbox, "/v1/users/current")).customer?.my_company_guid ?? "";
  findings = (await read<Schemas["FindingPage"]>(sandbox, `/v1/companies/${own}/findings?limit=100000`)).results;
});

/** The findings of a vector, of which there are some. */
function ofVectors(...vectors: string[]): Finding[] {
  const chosen = findings.filter(({ risk_vector }) => vectors.includes(risk_vector));
  expect(chosen.length).toBeGreaterThan(0);
  return chosen;
}

const notes = ({ details }: Finding) => details.diligence_annotations as Readonly<Record<string, unknown>>;

interface Certificate {
  dnsName: string[];
  startDate: string;
  endDate: string;
  issuerName: string;
  subjectName: string;
  keyLength: number;
}

describe("the evidence of findings", () => {
  test("has a chain of certificates that agrees with the grade", () => {
    for (const finding of ofVectors("ssl_certificates", "ssl_configurations")) {
      const [first, root] = notes(finding).certchain as Certificate[];
      expect(Object.keys(first ?? {})).toEqual(
        "dnsName startDate endDate issuerName subjectName serialNumber keyAlgorithm keyLength signatureAlgorithm".split(
          " ",
        ),
      );
      expect(first?.dnsName).toEqual([finding.assets[0]?.asset]);
      expect(first?.issuerName).toBe(root?.subjectName);
      const end = String(first?.endDate);
      expect(String(first?.startDate) < end).toBe(true);
      const isExpired = finding.risk_vector === "ssl_certificates" && finding.details.grade === "BAD";
      expect(end < String(isExpired ? finding.first_seen : finding.last_seen)).toBe(isExpired);
      if (finding.risk_vector === "ssl_certificates" && finding.details.grade === "WARN") {
        expect(end <= daysBefore(String(finding.last_seen), -10)).toBe(true);
      }
    }
  });

  test("says of vulnerabilities whether and when they were remediated", () => {
    const dated = ofVectors("patching_cadence").map((finding) => {
      const { is_remediated, remediation_dates } = notes(finding);
      expect(is_remediated).toBe(finding.remediated === true);
      expect((remediation_dates as object[]).length).toBe(finding.remediated === true ? 1 : 0);
      return remediation_dates as { first: string; last: string }[];
    });
    for (const { first, last } of dated.flat()) {
      expect(first <= last && last <= testDate).toBe(true);
    }
    expect(dated.flat().length).toBeGreaterThan(0);
  });

  test("names servers, devices and the category of shared files", () => {
    for (const finding of ofVectors("server_software")) {
      expect(notes(finding)).toMatchObject({
        server: expect.any(String),
        version: expect.stringMatching(/^\d+\.\d+$/),
        port_list: [443],
        modal_data: expect.any(Object),
        modal_tags: expect.any(Object),
      });
    }
    for (const { details } of ofVectors("desktop_software", "mobile_software")) {
      for (const name of ["operating_system", "user_agent"] as const) {
        expect(details[`${name}_family`]).toMatch(/\w/);
        expect(details[`${name}_version`]).toMatch(/^\d/);
      }
    }
    for (const { details } of ofVectors("file_sharing")) expect(["Movies", "Applications"]).toContain(details.category);
  });

  test("has the end of a grace period, and the last request to look again", () => {
    for (const finding of findings) {
      const isExempt = finding.impacts_risk_vector_details === "GRACE_PERIOD";
      expect(finding.grace_period_end_date).toBe(isExempt ? finding.impact_end_date : null);
      expect(finding.remediation_history).toMatchObject({
        last_refresh_status_reason: null,
        last_refresh_requester: null,
        result_finding_date: null,
      });
    }
    expect(findings.some(({ grace_period_end_date }) => String(grace_period_end_date) > testDate)).toBe(true);
  });
});

describe("the fields that clients read", () => {
  test("are in companies and the portfolio", async () => {
    const company = await read<Schemas["Company"]>(sandbox, `/v1/companies/${own}`);
    const average = company.ratings.slice(0, 90).reduce((sum, { rating }) => sum + Number(rating), 0) / 90;
    expect(company).toMatchObject({
      rating_avg_90_days: Math.round(average),
      has_delegated_security_controls: false,
      permissions: { can_manage_primary_company: false, can_request_self_published_entity: false },
    });
    const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio");
    expect(results.find(({ guid }) => guid === own)).toMatchObject({
      rating_avg_90_days: Math.round(average),
      details: { confidence: company.confidence, is_primary: true, primary_company: null },
    });
  });

  test("are in industries, breaches, grades and defaults", async () => {
    const { industries } = await read<Schemas["IndustryList"]>(sandbox, "/v1/industries");
    for (const { slug, rating, rating_date } of industries) {
      const industry = await read<Schemas["Industry"]>(sandbox, `/v1/industries/${slug}`);
      expect(industry.ratings[0]).toMatchObject({ rating, rating_date });
    }
    const grades = await read<Schemas["GradeHistoryPage"]>(sandbox, "/v1/portfolio/risk-vectors/grades");
    const vectors = grades.results[0]?.grades[0]?.risk_vectors.map(({ risk_vector }) => risk_vector);
    expect(vectors?.find(({ slug }) => slug === "spf")).toMatchObject({ risk_category: "Diligence" });
    const { risk_vectors } = await read<Schemas["Defaults"]>(sandbox, "/v1/defaults");
    expect(risk_vectors.details_by_name.spf).toMatchObject({ id: "spf", slug: "spf", impact: expect.any(String) });
    const breaches = await read<Schemas["PortfolioBreach"][]>(sandbox, "/v1/portfolio/breaches");
    expect(breaches[0]).toMatchObject({ category_slug: "security_incidents", category_name: "Security Incidents" });
  });
});

describe("the demo customer's own company", () => {
  test("has subsidiaries, and full pages of assets that name them", async () => {
    const { subsidiaries } = await read<Schemas["SubsidiaryList"]>(sandbox, "/v1/subsidiaries");
    expect(subsidiaries.length).toBeGreaterThan(1);
    const page = await read<Schemas["AssetPage"]>(sandbox, `/v1/companies/${own}/assets`);
    expect(page.results).toHaveLength(100);
    expect(page.count).toBeGreaterThan(200);
    const known = new Map(subsidiaries.map(({ guid, name }) => [guid, name]));
    const origins = page.results.flatMap(({ origin_subsidiary }) => origin_subsidiary ?? []);
    expect(origins.length).toBeGreaterThan(10);
    for (const { guid, name } of origins) expect(known.get(guid)).toBe(name);
    const all = await read<Schemas["AssetPage"]>(sandbox, `/v1/companies/${own}/assets?limit=100000`);
    const apps = all.results.filter(({ asset_type }) => asset_type.endsWith("application"));
    expect(apps.length).toBeGreaterThan(0);
    expect(
      all.results.every(({ app_grade, asset_type }) => (app_grade === null) !== asset_type.endsWith("application")),
    ).toBe(true);
  });

  test("fills default pages of findings, alerts and threats", async () => {
    for (const path of [`/v1/companies/${own}/findings`, "/v2/alerts", "/v2/threats"]) {
      const page = await read<{ count: number; results: unknown[]; links: { next: string | null } }>(sandbox, path);
      expect(page.results, path).toHaveLength(100);
      expect(page.links.next).not.toBeNull();
    }
    const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio");
    const counts = await Promise.all(
      results.map(
        async ({ guid }) => (await read<Schemas["FindingPage"]>(sandbox, `/v1/companies/${guid}/findings`)).count,
      ),
    );
    expect(Math.max(...counts)).toBeGreaterThan(2_000);
  });
});

describe("findings/summary", () => {
  test("has the last 7 days, the last 14, and the two months before those", async () => {
    const path = `/v1/companies/${own}/findings/summary`;
    const spans = await read<Schemas["FindingSummary"][]>(sandbox, path);
    expect(spans.map(({ start_date, end_date }) => [start_date, end_date])).toEqual([
      ["2026-11-23", "2026-11-30"],
      ["2026-11-16", "2026-11-30"],
      ["2026-09-30", "2026-11-16"],
    ]);
    expect(await read(sandbox, `${path}?history=false`)).toEqual(spans.slice(0, 1));
  });
});

describe("tiers", () => {
  test("are at most five", async () => {
    const tiers = await read<unknown[]>(sandbox, "/v1/tiers");
    const create = (name: string) =>
      sendRequest(sandbox, "/v1/tiers", { method: "POST", body: { name, companies: [] } });
    for (let count = tiers.length; count < 5; count += 1) expect((await create(`Tier ${count}`)).status).toBe(201);
    expect(await create("One too many")).toMatchObject({
      status: 400,
      json: { error_code: "TIERS-MAXIMUM_TIER_SET_SIZE" },
    });
  });
});
