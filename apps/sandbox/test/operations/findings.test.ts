import { X509Certificate } from "node:crypto";
import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { companyGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];
type Finding = Schemas["Finding"];

const sandbox = useSandbox({ companies: 25, limits: false });
/** The findings of each company in the portfolio, with all expanded fields. */
let all: Map<string, Finding[]>;
beforeAll(async () => {
  const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000");
  const expand = "expand=remediation_history,attributed_companies,tag_details,assets.tag_details";
  const lists = results.map(async ({ guid }): Promise<[string, Finding[]]> => {
    const page = await read<Schemas["FindingPage"]>(sandbox, `/v1/companies/${guid}/findings?limit=100000&${expand}`);
    return [guid, page.results];
  });
  all = new Map(await Promise.all(lists));
});

const company = `/v1/companies/${companyGuid}`;
const idsOf = (findings: readonly Finding[]) => findings.map((finding) => finding.rolledup_observation_id).toSorted();
const days = ({ duration }: Finding) => (duration === null ? Number.NaN : Number.parseInt(duration, 10));
const label = ({ remediation_history }: Finding) => remediation_history.last_remediation_status_label;
const statusDate = ({ remediation_history }: Finding) => remediation_history.last_remediation_status_date ?? "";
const base = ({ details }: Finding) => details.cvss?.base?.[0] ?? Number.NaN;
const order = ["NEUTRAL", "BAD", "WARN", "FAIR", "GOOD"];
const place = ({ details }: Finding) => order.indexOf(details.grade ?? "");
const endDate = (finding: Finding, impact: string) =>
  finding.impacts_risk_vector_details === impact ? (finding.impact_end_date ?? "") : "";

describe("listFindings", () => {
  test.each<[string, (finding: Finding) => boolean]>([
    ["impacts_risk_vector_details=LIFETIME_EXPIRED", (one) => one.impacts_risk_vector_details === "LIFETIME_EXPIRED"],
    ["first_seen_gt=2026-06-01", ({ first_seen }) => first_seen > "2026-06-01"],
    ["first_seen_lt=2026-06-01", ({ first_seen }) => first_seen < "2026-06-01"],
    ["last_seen_gt=2026-09-30", ({ last_seen }) => last_seen > "2026-09-30"],
    ["last_seen_lt=2026-09-30", ({ last_seen }) => last_seen < "2026-09-30"],
    ["grace_period_end_date_lte=2026-12-15", (one) => between(endDate(one, "GRACE_PERIOD"), "1", "2026-12-15")],
    ["grace_period_end_date_gte=2026-12-15", (one) => endDate(one, "GRACE_PERIOD") >= "2026-12-15"],
    [
      "guest_network_end_date_lte=2027-01-30",
      (one) => between(endDate(one, "GUEST_NETWORK_EXCLUSION"), "1", "2027-01-30"),
    ],
    ["guest_network_end_date_gte=2026-11-01", (one) => endDate(one, "GUEST_NETWORK_EXCLUSION") >= "2026-11-01"],
    ["severity=7.5", ({ severity }) => severity === 7.5],
    ["severity_gt=7.5", ({ severity }) => severity > 7.5],
    ["severity_lt=7.5", ({ severity }) => severity < 7.5],
    ["severity_lte=7.5", ({ severity }) => severity <= 7.5],
    ["risk_vector_label=SPF,Open Ports", (one) => ["SPF", "Open Ports"].includes(one.risk_vector_label)],
    ["tags_contains=Data centre", ({ tags }) => tags.includes("Data centre")],
    ["grade=bad&grade=WARN", ({ details }) => ["BAD", "WARN"].includes(details.grade ?? "")],
    ["details.grade=good", ({ details }) => details.grade === "GOOD"],
    ["details.grade_gt=WARN", (one) => place(one) > order.indexOf("WARN")],
    ["details.grade_lt=WARN", (one) => place(one) < order.indexOf("WARN")],
    ["details.observed_ips_contains=192.0.2", ({ details }) => String(details.observed_ips).includes("192.0.2")],
    ["details.infection.family=Mudlark", ({ details }) => details.infection?.family === "Mudlark"],
    ["assets.category=high,critical", ({ assets }) => ["high", "critical"].includes(assets[0]?.category ?? "")],
    ["assets.combined_importance=none", ({ assets }) => assets[0]?.category === ""],
    ["assets.is_monitored=true", ({ assets }) => assets[0]?.is_monitored === true],
    ["vulnerabilities=CVE-2099-10342", ({ details }) => details.vulnerabilities?.[0]?.name === "CVE-2099-10342"],
    [
      "vulnerabilities=teasel heap overflow",
      ({ details }) => /^Teasel heap/.test(details.vulnerabilities?.[0]?.alias ?? ""),
    ],
    ["details.vulnerabilities.severity=severe", ({ details }) => details.vulnerabilities?.[0]?.severity === "Severe"],
    ["details.cvss.base_gte=7.5", (one) => base(one) >= 7.5],
    ["details.cvss.base_lte=7.5", (one) => base(one) <= 7.5],
    ["last_remediation_status_label=Open", (one) => label(one) === "Open"],
    ["last_remediation_status_label=No Status,Resolved", (one) => ["No Status", "Resolved"].includes(label(one) ?? "")],
    ["last_remediation_status_date_gte=2026-10-01", (one) => statusDate(one) >= "2026-10-01"],
    ["last_remediation_status_date_lt=2026-10-01", (one) => between(statusDate(one), "1", "2026-09-30")],
    ["remaining_decay_lt=30", ({ remaining_decay }) => remaining_decay !== null && remaining_decay < 30],
    ["remaining_decay_gte=30", ({ remaining_decay }) => remaining_decay !== null && remaining_decay >= 30],
    ["duration_gte=5", (one) => days(one) >= 5],
    ["duration_lte=5", (one) => days(one) <= 5],
    ["remediated=true", ({ remediated }) => remediated === true],
    ["remediated=false", ({ remediated }) => remediated !== true],
    ["file_sharing_category=Movies", ({ details }) => details.file_sharing_category === "Movies"],
    ["check_pass=true", ({ details }) => details.grade === "GOOD"],
    ["details.assessment_name=Insecure forms", ({ details }) => details.assessment_name === "Insecure forms"],
    ["q=telnet", ({ details }) => /telnet/i.test(details.searchable_details ?? "")],
    ["q=www.", (one) => one.evidence_key.startsWith("www.")],
    ["severity_gte=4&details.grade=BAD", (one) => one.severity >= 4 && one.details.grade === "BAD"],
  ])("filtered by %s returns and counts exactly what passes", async (query, passes) => {
    const expected = [...all.values()].flat().filter(passes);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan([...all.values()].flat().length);
    const escaped = query.replaceAll(" ", "%20");
    for (const [guid, findings] of all) {
      const list = await read<Schemas["FindingPage"]>(
        sandbox,
        `/v1/companies/${guid}/findings?limit=100000&${escaped}`,
      );
      expect(idsOf(list.results), query).toEqual(idsOf(findings.filter(passes)));
    }
    const passing = [...all].find(([, findings]) => findings.some(passes));
    const path = `/v1/companies/${passing?.[0]}/findings/statistics?${escaped}`;
    const { count } = await read<Schemas["FindingStatistics"]>(sandbox, path);
    // Only the list has the filter `q`.
    if (!query.startsWith("q=")) expect(count).toBe(passing?.[1].filter(passes).length);
  });

  test("finds each one by its evidence key and its company only", async () => {
    for (const [guid, findings] of [...all].slice(0, 5)) {
      const path = `/v1/companies/${guid}/findings?limit=100000`;
      for (const { evidence_key } of findings.slice(0, 20)) {
        const { results } = await read<Schemas["FindingPage"]>(
          sandbox,
          `${path}&evidence_key=${encodeURIComponent(evidence_key)}`,
        );
        expect(idsOf(results)).toEqual(idsOf(findings.filter((one) => one.evidence_key === evidence_key)));
      }
      const count = async (query: string) => (await read<Schemas["FindingPage"]>(sandbox, `${path}&${query}`)).count;
      expect(findings.every((one) => one.attributed_companies?.[0]?.guid === guid)).toBe(true);
      expect(await count(`attributed_companies.guid=${guid}`)).toBe(findings.length);
      expect(await count("attributed_companies.guid=00000000-0000-4000-8000-000000000000")).toBe(0);
    }
  });

  test("ignores unknown filters and sampling", async () => {
    const { count } = await read<Schemas["FindingPage"]>(sandbox, `${company}/findings`);
    for (const query of ["details.vulnerabilities.name=x", "threat_groups=x", "unsampled=true"]) {
      expect((await read<Schemas["FindingPage"]>(sandbox, `${company}/findings?${query}`)).count).toBe(count);
    }
  });

  test("writes one line of CSV per finding", async () => {
    const { count } = await read<Schemas["FindingPage"]>(sandbox, `${company}/findings`);
    const { headers, text } = await sendRequest(sandbox, `${company}/findings?format=csv&limit=100000`);
    expect(headers["content-type"]).toContain("text/csv");
    expect(text.trimEnd().split("\r\n")).toHaveLength(count + 1);
  });
});

describe("summaries of findings", () => {
  test("statistics contain the requested counts, and active plus resolved is the total", async () => {
    const plain = await read<Schemas["FindingStatistics"]>(sandbox, `${company}/findings/statistics`);
    expect(Object.keys(plain).toSorted()).toEqual(["count", "end_date", "start_date"]);
    const path = `${company}/findings/statistics?expand=active_count,resolved_count,first_seen_count`;
    const { count, active_count = 0, resolved_count = 0 } = await read<Schemas["FindingStatistics"]>(sandbox, path);
    expect(active_count + resolved_count).toBe(count);
  });

  test("summaries and filters list the vulnerabilities of the findings", async () => {
    for (const [guid, findings] of all) {
      const names = new Set(findings.flatMap(({ details }) => details.vulnerabilities?.map(({ name }) => name) ?? []));
      const { vulnerabilities } = await read<Schemas["FindingFilters"]>(
        sandbox,
        `/v1/companies/${guid}/findings/filters`,
      );
      expect(vulnerabilities.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
      const spans = await read<Schemas["FindingSummary"][]>(sandbox, `/v1/companies/${guid}/findings/summary/`);
      expect(spans).toHaveLength(3);
      const [newest] = await read<Schemas["FindingSummary"][]>(
        sandbox,
        `/v1/companies/${guid}/findings/summary?history=false`,
      );
      expect(newest).toEqual(spans[0]);
      for (const { start_date, end_date, stats } of spans) {
        for (const { id, event_count } of stats) {
          const same = findings.filter((one) => one.details.vulnerabilities?.[0]?.name === id);
          const seen = same.filter((one) => one.first_seen <= end_date && one.last_seen >= start_date);
          expect(seen).toHaveLength(event_count);
        }
      }
    }
  });

  test.each([
    ["a folder", "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"],
    ["a tier", "/v1/tiers/b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"],
  ])("the summary of %s counts the findings of its companies", async (_, group) => {
    const { companies } = await read<{ companies: string[] }>(sandbox, group);
    const spans = await read<Schemas["FindingSummary"][]>(sandbox, `${group}/findings/summary`);
    expect(spans.map(({ start_date, end_date }) => [start_date, end_date])).toEqual([
      ["2026-11-23", "2026-11-30"],
      ["2026-11-16", "2026-11-30"],
      ["2026-09-30", "2026-11-16"],
    ]);
    const findings = companies.flatMap((guid) => (all.get(guid) ?? []).map((finding) => ({ guid, ...finding })));
    for (const { start_date, end_date, stats } of spans) {
      const seen = findings.filter((one) => one.first_seen <= end_date && one.last_seen >= start_date);
      const byName = Map.groupBy(seen, ({ details }) => details.vulnerabilities?.[0]?.name);
      byName.delete(undefined);
      const counts = [...byName].map(([name, same]) => [
        name,
        same.length,
        new Set(same.map(({ guid, assets }) => `${guid} ${assets[0]?.asset}`)).size,
        same.map(({ first_seen }) => first_seen).toSorted()[0],
      ]);
      const found = stats.map(({ id, event_count, host_count, first_seen }) => [
        id,
        event_count,
        host_count,
        first_seen,
      ]);
      expect(found.toSorted()).toEqual(counts.toSorted());
    }
    const sure = await read<Schemas["FindingSummary"][]>(
      sandbox,
      `${group}/findings/summary?confidence=high&history=false`,
    );
    expect(sure[0]?.stats).toEqual(spans[0]?.stats.filter(({ confidence }) => confidence === "HIGH"));
    const infections = await read<Schemas["FindingSummary"][]>(sandbox, `${group}/findings/summary?type=INFECTION`);
    expect(infections).toEqual(await read(sandbox, `${group}/findings/summary?type=infection`));
    expect(await read(sandbox, `${group}/findings/summary?type=weather`)).toEqual(spans);
  });

  test("diligence and observation statistics match the list", async () => {
    for (const [guid, findings] of [...all].slice(0, 10)) {
      const path = `/v1/companies/${guid}`;
      const diligence = await read<Schemas["DiligenceCounts"]>(sandbox, `${path}/diligence/statistics`);
      for (const [vector, { bad, good }] of Object.entries(diligence.risk_vectors)) {
        const own = findings.filter(({ risk_vector }) => risk_vector === vector);
        expect(own.filter(({ details }) => details.grade === "BAD")).toHaveLength(bad);
        expect(own.filter(({ details }) => details.grade === "GOOD")).toHaveLength(good);
      }
      const events = await read<Schemas["VectorCounts"]>(
        sandbox,
        `${path}/observations/statistics?include_patching_cadence=true`,
      );
      for (const [vector, { count, average_duration_days }] of Object.entries(events.risk_vectors)) {
        expect(findings.filter(({ risk_vector }) => risk_vector === vector)).toHaveLength(count);
        expect(average_duration_days).toBeUndefined();
      }
      const industry = await read<Schemas["VectorCounts"]>(sandbox, `${path}/industries/statistics`);
      for (const [vector, { count }] of Object.entries(industry.risk_vectors)) {
        expect(count).toBeGreaterThanOrEqual(events.risk_vectors[vector]?.count ?? 0);
      }
    }
  });

  test("history counts the findings of each day, with the grade of the company", async () => {
    const { rating_details } = await read<Schemas["Company"]>(sandbox, company);
    const path = `${company}/diligence/historical-statistics?risk_type=open_ports`;
    const { count, results } = await read<Schemas["DiligenceHistory"]>(sandbox, path);
    expect(results).toHaveLength(count);
    expect(results[0]?.grade).toBe(rating_details?.open_ports?.grade);
    const findings = all.get(company.slice(-36)) ?? [];
    for (const { date, counts } of results) {
      const then = findings.filter(
        (one) => one.risk_vector === "open_ports" && one.first_seen <= date && date <= one.last_seen,
      );
      expect(counts.reduce((sum, one) => sum + one.count, 0)).toBe(then.length);
    }
  });

  test("observations are paginated by cursor, newest first", async () => {
    for (const [guid, findings] of all) {
      const path = `/v1/companies/${guid}/observations`;
      const whole = await read<Schemas["ObservationPage"]>(sandbox, `${path}?limit=100000`);
      const events = findings.filter(({ risk_category }) => risk_category !== "Diligence");
      expect(whole.data.map(({ observation_id }) => observation_id).toSorted()).toEqual(idsOf(events));
      const dates = whole.data.map(({ event_date }) => event_date);
      expect(dates).toEqual(dates.toSorted().toReversed());
      const joined: Schemas["Observation"][] = [];
      let page = await read<Schemas["ObservationPage"]>(sandbox, `${path}?limit=29`);
      joined.push(...page.data);
      while (page.cursor.next_url !== null) {
        const { pathname, search, searchParams } = new URL(page.cursor.next_url);
        expect(searchParams.get("cursor")).toBe(page.cursor.next);
        page = await read<Schemas["ObservationPage"]>(sandbox, pathname + search);
        joined.push(...page.data);
      }
      expect(joined).toEqual(whole.data);
    }
    expect((await sendRequest(sandbox, `${company}/observations?cursor=nonsense`)).status).toBe(400);
  });

  test("observations at an address are the same, with their companies", async () => {
    const [guid, findings] = [...all].find(([, list]) => list.some((one) => isRecentPort(one))) ?? ["", []];
    const finding = findings.find(isRecentPort);
    const path = `/v1/findings/wfh?ips=${finding?.assets[0]?.asset}&risk_types=open_ports`;
    const { results, summaries } = await read<Schemas["HomeFindingPage"]>(sandbox, path);
    const own = results.find(({ observation_id }) => observation_id === finding?.rolledup_observation_id);
    expect(own?.entity[0]).toMatchObject({ guid, in_portfolio: true });
    expect(own?.forensics.host_ip).toBe(finding?.assets[0]?.asset);
    expect(summaries.non_isp.every((ip) => ip === finding?.assets[0]?.asset)).toBe(true);
    expect((await sendRequest(sandbox, "/v1/findings/wfh")).status).toBe(400);
    expect((await sendRequest(sandbox, "/v1/findings/wfh?ips=nowhere")).status).toBe(400);
  });

  test("live certificates are valid PEM for TLS ports, and errors for others", async () => {
    const findings = all.get(company.slice(-36)) ?? [];
    const ids = idsOf(findings).slice(0, 20);
    const { json } = await sendRequest<Schemas["LiveCertificateList"]>(
      sandbox,
      `${company}/findings/live-certificates`,
      {
        method: "POST",
        body: { rolledup_observation_ids: [...ids.slice(0, 19), "unknown"] },
      },
    );
    expect(json.results.map((one) => one.rolledup_observation_id)).toEqual(ids.slice(0, 19));
    expect(json.results.some(({ pem }) => pem !== null)).toBe(true);
    for (const { pem, error, port } of json.results) {
      expect(pem === null).toBe(error !== null);
      expect(pem !== null).toBe(port === 443);
      if (pem !== null) expect(new X509Certificate(pem).subject).toBe("CN=*.example");
    }
    const tooMany = { rolledup_observation_ids: Array.from({ length: 21 }, (_, index) => `${index}`) };
    const refused = await sendRequest(sandbox, `${company}/findings/live-certificates`, {
      method: "POST",
      body: tooMany,
    });
    expect(refused.status).toBe(400);
  });
});

function between(date: string, from: string, to: string): boolean {
  return from <= date && date <= to;
}

function isRecentPort({ risk_vector, last_seen }: Finding): boolean {
  return risk_vector === "open_ports" && last_seen >= "2026-11-10";
}
