import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { gradeOf } from "../../src/domain/risk-vectors.ts";
import { companyGuid as company, forbidden, strangerGuid, unknownGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 40, limits: false });

const readCompany = () => read<Schemas["Company"]>(sandbox, `/v1/companies/${company}`);

const readDetails = async () => (await readCompany()).rating_details ?? {};

describe("ratings of the portfolio", () => {
  test("match each company's history on the days of the period", async () => {
    const { ratings } = await readCompany();
    const history = new Map(ratings.map(({ rating_date, rating }) => [rating_date, rating]));
    for (const [period, days] of [
      ["daily", 365],
      ["weekly", 53],
      ["monthly", 12],
      ["latest", 1],
    ] as const) {
      const series = await read<Schemas["RatingSeriesList"]>(sandbox, `/v1/portfolio/ratings?period=${period}`);
      const own = series.find(({ guid }) => guid === company);
      expect(own?.ratings).toHaveLength(days);
      for (const { date, rating } of own?.ratings ?? []) expect(rating).toBe(history.get(date));
      expect(own?.current_rating).toBe(ratings[0]?.rating);
    }
    const between = "period=daily&start_date=2026-10-01&end_date=2026-10-07";
    const [first] = await read<Schemas["RatingSeriesList"]>(sandbox, `/v1/portfolio/ratings?${between}`);
    expect(first?.ratings.map(({ date }) => date)).toEqual([7, 6, 5, 4, 3, 2, 1].map((day) => `2026-10-0${day}`));
  });

  test("are limited by POST to the named companies", async () => {
    const { json } = await sendRequest<Schemas["RatingSeriesList"]>(
      sandbox,
      "/v1/portfolio/ratings?expand=rating_details",
      {
        method: "POST",
        body: { guids: [company] },
      },
    );
    expect(json.map(({ guid }) => guid)).toEqual([company]);
    expect(json[0]?.rating_details).toEqual((await readCompany()).rating_details);
  });

  test("have the company's grades of today and of earlier months", async () => {
    const { rating_details } = await readCompany();
    const query = `company.guid=${company}&period=monthly`;
    const { count, results } = await read<Schemas["GradeHistoryPage"]>(
      sandbox,
      `/v1/portfolio/risk-vectors/grades?${query}`,
    );
    expect(count).toBe(1);
    expect(results[0]?.grades).toHaveLength(12);
    for (const { risk_vector, grade, percentile } of results[0]?.grades[0]?.risk_vectors ?? []) {
      const own = rating_details?.[risk_vector.slug];
      expect({ grade, percentile: percentile ?? "N/A" }).toEqual({ grade: own?.grade, percentile: own?.percentile });
    }
  });
});

describe("insights", () => {
  test("explain every change of the rating, with grades that match the percentiles", async () => {
    const { ratings } = await readCompany();
    const changes = ratings.flatMap(({ rating, rating_date }, index) => {
      const before = ratings[index + 1]?.rating ?? rating;
      return before === rating ? [] : [{ date: rating_date, start_score: before, end_score: rating }];
    });
    const insights = await read<Schemas["Insight"][]>(sandbox, `/v1/insights?company=${company}`);
    expect(insights).toMatchObject(changes);
    expect(insights).toHaveLength(changes.length);
    expect(changes.length).toBeGreaterThan(0);
    for (const { reasons, start_score, end_score } of insights) {
      for (const { start_percentile, end_percentile, evidence } of reasons) {
        expect(Math.sign(end_percentile - start_percentile)).toBe(Math.sign(end_score - start_score));
        expect(evidence[0]).toEqual({ start_grade: gradeOf(start_percentile), end_grade: gradeOf(end_percentile) });
      }
    }
    const losses = await read<Schemas["Insight"][]>(sandbox, `/v1/insights?company=${company}&score_delta_lt=-10`);
    expect(losses).toEqual(insights.filter(({ start_score, end_score }) => end_score - start_score < -10));
  });

  test("are paginated for the portfolio, newest first, and the same for one company", async () => {
    const one = await read<Schemas["RatingChangePage"]>(sandbox, `/v1/insights/rating_changes?company=${company}`);
    const insights = await read<Schemas["Insight"][]>(sandbox, `/v1/insights?company=${company}`);
    expect(one.results.map(({ date, end_score }) => [date, end_score])).toEqual(
      insights.map(({ date, end_score }) => [date, end_score]),
    );
    const path = "/v1/insights/rating_changes?date_gte=2026-09-01&score_delta_lt=0&limit=100000";
    const all = await read<Schemas["RatingChangePage"]>(sandbox, path);
    expect(all.results).toHaveLength(all.count);
    const dates = all.results.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(all.results.every((change) => change.date >= "2026-09-01" && change.end_score < change.start_score)).toBe(
      true,
    );
    const second = await read<Schemas["RatingChangePage"]>(sandbox, `${path.replace("100000", "1")}&offset=1`);
    expect(second.results).toEqual(all.results.slice(1, 2));
  });
});

describe("current ratings", () => {
  test("use one license per company, and report a missing one", async () => {
    const search = await read<Schemas["CompanyMatchPage"]>(sandbox, "/v1/companies/search?name=a&in_portfolio=false");
    const stranger = search.results[0]?.guid ?? "";
    const unknown = "00000000-0000-4000-8000-000000000000";
    const post = async (use_license: boolean) =>
      (
        await sendRequest<Schemas["CurrentRatingReport"]>(sandbox, "/v1/current-ratings", {
          method: "POST",
          body: { guids: [company, stranger, unknown], use_license },
        })
      ).json;
    const codes = (report: Schemas["CurrentRatingReport"]) => report.results.map(({ result }) => result?.code);
    expect(codes(await post(false))).toEqual([undefined, "RATING_LICENSE_REQUIRED", "INVALID_GUID"]);
    const first = await post(true);
    expect(codes(first)).toEqual([undefined, undefined, "INVALID_GUID"]);
    expect(first).toMatchObject({ rating_licenses_used: 1, total_rating_licenses_used: 5 });
    expect(await post(true)).toMatchObject({ rating_licenses_used: 0, total_rating_licenses_used: 5 });
    const { count, results } = await read<Schemas["CurrentRatingPage"]>(sandbox, "/v1/current-ratings");
    expect(count).toBe(5);
    expect(results.map(({ guid }) => guid)).toContain(stranger);
    expect(results.find(({ guid }) => guid === company)?.rating).toBe((await readCompany()).rating);
  });
});

describe("industries", () => {
  test("have an href each, and their newest rating is the one in the list", async () => {
    const { industries } = await read<Schemas["IndustryList"]>(
      sandbox,
      "/v1/industries?show_all=true&add_sub_industries=true",
    );
    expect(industries.length).toBeGreaterThan(
      (await read<Schemas["IndustryList"]>(sandbox, "/v1/industries")).industries.length,
    );
    for (const { href, name, rating } of industries) {
      const one = await read<Schemas["Industry"]>(sandbox, new URL(href).pathname);
      expect(one.name).toBe(name);
      expect(one.ratings[0]?.rating ?? null).toBe(rating);
      const percents = one.company_distribution.reduce((sum, { percent }) => sum + percent, 0);
      expect(Math.round(percents)).toBe(rating === null ? 0 : 100);
      for (const row of one.ratings) {
        expect((row.percentile_10 ?? 0) <= (row.rating ?? 0) && (row.rating ?? 0) <= (row.percentile_90 ?? 0)).toBe(
          true,
        );
      }
    }
    expect((await sendRequest(sandbox, "/v1/industries/nothing")).status).toBe(404);
  });
});

/** The percentiles of each priority. */
const priorities = new Map<string, [number, number]>([
  ["critical", [0, 9]],
  ["high", [10, 24]],
  ["medium", [25, 49]],
  ["low", [50, 100]],
]);

describe("peers", () => {
  const peers = (guid: string, query = "") =>
    read<Schemas["PeerRatings"]>(
      sandbox,
      `/v1/companies/${guid}/peer-analytics/ratings-distribution/?recommended_peers_only=${query || "false"}`,
    );

  test("are the other companies of the industry, and the percentile counts those with a lower rating", async () => {
    const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1000");
    const own = results.find(({ guid }) => guid === company);
    const search = await read<Schemas["CompanyMatchPage"]>(
      sandbox,
      `/v1/companies/search?name=e&limit=100000&industry_slug=${own?.industry.slug}`,
    );
    const { headline_peer_percentile, peer_count, risk_peer_percentiles } = await peers(company);
    expect(peer_count).toBeGreaterThanOrEqual(search.results.length - 1);
    const followed = results.filter(({ guid, industry }) => guid !== company && industry.slug === own?.industry.slug);
    const lower = followed.filter(({ rating }) => (rating ?? 0) < (own?.rating ?? 0)).length;
    const strangers = peer_count - followed.length;
    const count = Math.round((headline_peer_percentile * peer_count) / 100);
    expect(count).toBeGreaterThanOrEqual(lower);
    expect(count).toBeLessThanOrEqual(lower + strangers);
    const rating_details = await readDetails();
    for (const { risk_type, peer_percentile, priority } of risk_peer_percentiles) {
      if (rating_details[risk_type]?.percentile === "N/A") expect(peer_percentile).toBe(-1);
      const [from = 0, to = 0] = priorities.get(priority) ?? [];
      if (peer_percentile >= 0) expect(from <= peer_percentile && peer_percentile <= to).toBe(true);
      else expect(priority).toBe("low");
    }
    expect(Object.keys(rating_details).toSorted()).toEqual(
      risk_peer_percentiles.map((row) => row.risk_type).toSorted(),
    );
  });

  test("that are recommended are fewer, and without any the percentiles are -1", async () => {
    const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1000");
    const pairs = await Promise.all(
      results.map(async ({ guid }) => [await peers(guid), await peers(guid, "true")] as const),
    );
    for (const [every, recommended] of pairs) {
      expect(recommended.peer_count).toBeLessThanOrEqual(every.peer_count);
      if (recommended.peer_count > 0) continue;
      expect(recommended.headline_peer_percentile).toBe(-1);
      expect(recommended.risk_peer_percentiles.every(({ peer_percentile }) => peer_percentile === -1)).toBe(true);
    }
    expect(pairs.some(([every, recommended]) => recommended.peer_count < every.peer_count)).toBe(true);
  });
});

describe("the NIST report", () => {
  test("grades what risk vectors are evidence for, by their average", async () => {
    const report = await read<Schemas["NistReport"]>(sandbox, `/v1/companies/${company}/regulatory/nist`);
    const { name } = await readCompany();
    const rating_details = await readDetails();
    const { customer } = await read<Schemas["CurrentUser"]>(sandbox, "/v1/users/current");
    expect(report).toMatchObject({ company: name, requested_by: { company_guid: customer?.my_company_guid } });
    expect(report.functions.map((each) => each.name)).toEqual(["Identify", "Protect", "Detect", "Respond", "Recover"]);
    const subcategories = report.functions.flatMap(({ categories }) =>
      categories.flatMap((each) => each.subcategories),
    );
    expect(new Set(subcategories.map(({ supported }) => supported))).toEqual(new Set([true, false]));
    for (const { supported, nist_grade, risk_vectors = [] } of subcategories) {
      if (!supported) {
        expect({ nist_grade, risk_vectors }).toEqual({ nist_grade: undefined, risk_vectors: [] });
        continue;
      }
      const percentiles = risk_vectors.flatMap(({ risk_type, value }) => {
        const detail = rating_details[risk_type];
        expect(value).toBe(detail?.grade);
        return typeof detail?.percentile === "number" ? [detail.percentile] : [];
      });
      const average = percentiles.reduce((sum, each) => sum + each, 0) / percentiles.length;
      expect(nist_grade).toBe(percentiles.length === 0 ? "N/A" : gradeOf(average));
    }
    const defaults = await read<Schemas["Defaults"]>(sandbox, "/v1/defaults");
    const names = report.functions.flatMap(({ categories }) => categories.map((category) => category.name));
    expect(defaults.nist_categories?.map((category) => category.name)).toEqual(names);
  });
});

test.each(["peer-analytics/ratings-distribution", "regulatory/nist"])("%s is refused to strangers", async (path) => {
  expect(await sendRequest(sandbox, `/v1/companies/${strangerGuid}/${path}`)).toMatchObject(forbidden);
  expect((await sendRequest(sandbox, `/v1/companies/${unknownGuid}/${path}`)).status).toBe(404);
});
