import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { components } from "@signet/client";
import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { daysBefore } from "../../src/domain/dates.ts";
import { contract } from "../../src/generated/contract.ts";
import { isFull, size } from "../stress/round.ts";
import { exampleRequest } from "../support/example-request.ts";
import { moveClock } from "../support/move-clock.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { testDate, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

async function start(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({ limits: false, onMessage: () => {}, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const companyPages = (page: Schemas["PortfolioPage"]) => page.results.map(({ guid }) => guid);
const readFindings = (sandbox: Sandbox, guid: string, query = "") =>
  read<Schemas["FindingPage"]>(sandbox, `/v1/companies/${guid}/findings?limit=100000&${query}`);

/** The first and last days of months, quarters and years, a leap day, and days between. */
const dates = ["2026-01-01", "2026-02-28", "2028-02-29", "2028-12-31"];
const moreDates = isFull ? ["2026-11-28", "2027-01-01", "2027-06-30"] : [];

describe.each([...dates, ...moreDates])("new data of %s", (today) => {
  const sandbox = useSandbox({ companies: 10, today, limits: false });

  test("has findings, alerts, ratings and threats of the last 1, 7 and 30 days", async () => {
    const guids = companyPages(await read(sandbox, "/v2/portfolio"));
    for (const days of [1, 7, 30]) {
      const since = daysBefore(today, days);
      for (const filter of ["first_seen_gte", "last_seen_gte"]) {
        const pages = await Promise.all(guids.map((guid) => readFindings(sandbox, guid, `${filter}=${since}`)));
        const found = pages.flatMap(({ results }) => results);
        expect(found.length).toBeGreaterThan(0);
        if (filter === "last_seen_gte") for (const { count } of pages) expect(count).toBeGreaterThan(0);
        expect(found.every(({ last_seen }) => String(last_seen) <= today)).toBe(true);
      }
      const alerts = await read<Schemas["AlertPage"]>(sandbox, `/v2/alerts?alert_date_gte=${since}`);
      expect(alerts.count).toBeGreaterThan(0);
      const threats = await read<Schemas["ThreatPage"]>(sandbox, `/v2/threats?first_seen_date_gte=${since}`);
      expect(threats.count).toBeGreaterThan(0);
      const series = await read<Schemas["RatingSeries"][]>(
        sandbox,
        `/v1/portfolio/ratings?period=daily&start_date=${since}`,
      );
      for (const { ratings } of series) {
        const expected = Array.from({ length: days + 1 }, (_, age) => daysBefore(today, age));
        expect(ratings.map(({ date }) => date)).toEqual(expected);
        expect(ratings.every(({ rating }) => rating !== null)).toBe(true);
      }
    }
    expect((await read<Schemas["AlertPage"]>(sandbox, "/v2/alerts/latest")).count).toBeGreaterThan(0);
  });

  test("has nothing of the future", async () => {
    for (const path of [
      "/v2/alerts?limit=100000",
      "/v2/portfolio",
      "/v2/threats?limit=100000",
      "/v1/portfolio/breaches",
      "/v1/companies",
      "/v2/company-requests",
      "/v1/exposed-credentials/leaks",
      "/v1/insights/rating_changes?limit=100000",
    ]) {
      const { text } = await sendRequest(sandbox, path);
      const later = (text.match(/\b20\d\d-\d\d-\d\d/g) ?? []).filter((date) => date > today);
      expect(later, path).toEqual([]);
    }
  });
});

/** The data of one day, by the id of what must not change. */
interface Reading {
  findings: Map<string, Schemas["Finding"] & { company: string }>;
  ratings: Map<string, Map<string, number>>;
  alerts: Map<number, Schemas["Alert"]>;
  threats: Map<string, Schemas["Threat"]>;
}

async function readAll(sandbox: Sandbox, today: string): Promise<Reading> {
  const guids = companyPages(await read(sandbox, "/v2/portfolio?limit=100000"));
  const reading: Reading = { findings: new Map(), ratings: new Map(), alerts: new Map(), threats: new Map() };
  for (const guid of guids) {
    const { results } = await readFindings(sandbox, guid);
    const places = new Set<string>();
    expect(results.some(({ last_seen }) => last_seen === today)).toBe(true);
    for (const finding of results) {
      reading.findings.set(finding.rolledup_observation_id, { ...finding, company: guid });
      const place = `${finding.evidence_key} ${finding.risk_vector} ${JSON.stringify(finding.details.diligence_annotations)} ${finding.details.vulnerabilities?.[0]?.name}`;
      expect(places.has(place), `${place} twice`).toBe(false);
      places.add(place);
      expect(String(finding.first_seen) <= String(finding.last_seen)).toBe(true);
      expect(String(finding.last_seen) <= today).toBe(true);
      expect(finding.remediated === true).toBe(finding.impacts_risk_vector_details === "REMEDIATED");
      expect(finding.affects_rating).toBe(finding.impacts_risk_vector_details === "AFFECTS_RATING");
      expect((finding.remaining_decay ?? 0) > 0).toBe(finding.affects_rating);
    }
    const company = await read<Schemas["Company"]>(sandbox, `/v1/companies/${guid}`);
    const days = company.ratings.map(({ rating_date }) => rating_date);
    expect(days).toEqual(Array.from({ length: 365 }, (_, age) => daysBefore(today, age)));
    const steps = company.ratings.map(({ rating }, age) =>
      Math.abs(Number(company.ratings[age + 1]?.rating ?? rating) - Number(rating)),
    );
    expect(Math.max(...steps)).toBeLessThanOrEqual(30);
    expect(company.current_rating).toBe(company.ratings[0]?.rating);
    reading.ratings.set(guid, new Map(company.ratings.map(({ rating_date, rating }) => [rating_date, Number(rating)])));
  }
  const alerts = await read<Schemas["AlertPage"]>(sandbox, "/v2/alerts?limit=100000&expand=details");
  for (const alert of alerts.results) reading.alerts.set(Number(alert.guid), alert);
  const threats = await read<Schemas["ThreatPage"]>(sandbox, "/v2/threats?limit=100000");
  for (const threat of threats.results) reading.threats.set(threat.guid, threat);
  return reading;
}

/** Checks that a day continues the day before. */
function expectContinued(before: Reading, after: Reading, today: string): void {
  const yesterday = daysBefore(today, 1);
  for (const [id, old] of before.findings) {
    const finding = after.findings.get(id);
    expect(finding === undefined, "only a company that left takes its findings with it").toBe(
      !after.ratings.has(old.company),
    );
    if (finding === undefined) continue;
    const { first_seen, risk_vector, evidence_key, severity } = old;
    expect(finding).toMatchObject({ first_seen, risk_vector, evidence_key, severity });
    expect([old.last_seen, today]).toContain(finding.last_seen);
    if (old.remediated === true) expect(finding.remediated).toBe(true);
  }
  for (const [guid, ratings] of before.ratings) {
    const now = after.ratings.get(guid);
    for (const [date, rating] of now ?? []) if (date !== today) expect(rating).toBe(ratings.get(date));
  }
  for (const [guid, alert] of before.alerts) expect(after.alerts.get(guid) ?? alert).toEqual(alert);
  const raised = [...after.alerts.values()].filter(({ guid }) => !before.alerts.has(Number(guid)));
  expect(raised.length).toBeGreaterThan(0);
  for (const alert of raised) {
    expect(alert.alert_date).toBe(today);
    expect(Number(alert.guid)).toBeGreaterThan(Math.max(...before.alerts.keys()));
    if (alert.alert_type !== "PERCENT_CHANGE") continue;
    const ratings = after.ratings.get(alert.company_guid);
    expect(alert.details).toMatchObject({ start_rating: ratings?.get(yesterday), end_rating: ratings?.get(today) });
  }
  for (const [guid, threat] of before.threats) {
    const now = after.threats.get(guid);
    if (now !== undefined) expect(now.first_seen_date).toBe(threat.first_seen_date);
  }
}

/** Everything below happens within nine days. */
const days = size(30, 10);

describe(`${days} single days`, () => {
  test("are a history that is possible", async () => {
    const sandbox = await start({ companies: 15, today: testDate });
    const joined = new Set<string>();
    const left = new Set<string>();
    let [seenAgain, appeared, late, remediated] = [0, 0, 0, 0];
    let before = await readAll(sandbox, testDate);
    for (let count = 0; count < days; count += 1) {
      const today = await moveClock(sandbox, 1);
      const after = await readAll(sandbox, today);
      expectContinued(before, after, today);
      for (const [id, finding] of after.findings) {
        const old = before.findings.get(id);
        if (old === undefined && before.ratings.has(finding.company)) {
          appeared += 1;
          if (String(finding.first_seen) < today) late += 1;
          expect(String(finding.first_seen) >= daysBefore(today, 2)).toBe(true);
        }
        if (old !== undefined && old.last_seen !== finding.last_seen) seenAgain += 1;
        if (old?.remediated !== true && finding.remediated === true) remediated += Number(old !== undefined);
      }
      for (const guid of after.ratings.keys()) if (!before.ratings.has(guid)) joined.add(guid);
      for (const guid of before.ratings.keys()) {
        if (after.ratings.has(guid)) continue;
        left.add(guid);
        for (const path of ["", "/findings"]) {
          expect((await sendRequest(sandbox, `/v1/companies/${guid}${path}`)).status).toBe(403);
        }
      }
      before = after;
    }
    for (const happened of [joined.size, left.size, seenAgain, appeared, late, remediated]) {
      expect(happened).toBeGreaterThan(0);
    }
  }, 120_000);
});

/** Reads the response to every GET of the contract, without what differs between any two starts: address, and tokens. */
async function readEverything(sandbox: Sandbox): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  for (const { id } of contract.operations.filter(({ method }) => method === "GET")) {
    const { path } = await exampleRequest(id);
    const { text, status } = await sendRequest(sandbox, path);
    const started = new Date().toISOString().slice(0, 10);
    const body = text
      .replaceAll(sandbox.url, "")
      .replaceAll(/\*{36}\w{4}/g, "")
      .replaceAll(new RegExp(`${started}T[\\d:.]+Z`, "g"), "");
    bodies.set(id, `${status} ${body}`);
  }
  return bodies;
}

describe("the same seed, date and moves", () => {
  test("give the same body for every GET; one move of many days is many moves of one", async () => {
    const [first, second] = [
      await start({ companies: 15, today: testDate }),
      await start({ companies: 15, today: testDate }),
    ];
    const before = await readEverything(first);
    expect(await readEverything(second)).toEqual(before);
    await moveClock(first, 8);
    for (let count = 0; count < 8; count += 1) await moveClock(second, 1);
    const after = await readEverything(first);
    expect(await readEverything(second)).toEqual(after);
    expect(after).not.toEqual(before);
  });
});

describe("kept data", () => {
  test("moves on to the date of the next start, as the clock would move it", async () => {
    const data = mkdtempSync(join(tmpdir(), "signet-kept-"));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const first = await startSandbox({ data, companies: 10, today: testDate, onMessage: () => {} });
    const old = await read<Schemas["AlertPage"]>(first, "/v2/alerts?limit=1");
    await first.close();
    const kept = await start({ data, today: daysBefore(testDate, -31) });
    const moved = await start({ companies: 10, today: testDate });
    await moveClock(moved, 31);
    expect(await readEverything(kept)).toEqual(await readEverything(moved));
    expect((await read<Schemas["AlertPage"]>(kept, "/v2/alerts?limit=1")).count).toBeGreaterThan(old.count);
  });
});
