import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { companyGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 60, limits: false });
let all: Schemas["Alert"][];
beforeAll(async () => {
  all = (await read<Schemas["AlertPage"]>(sandbox, "/v2/alerts?limit=10000&expand=details,custom_id")).results;
});

const list = async (query: string) =>
  (await read<Schemas["AlertPage"]>(sandbox, `/v2/alerts?limit=10000&expand=details,custom_id&${query}`)).results;

describe("alerts", () => {
  test("about ratings agree with the history of the company", async () => {
    const aboutRatings = all.filter(({ details }) => details?.start_rating !== undefined);
    expect(aboutRatings.length).toBeGreaterThan(0);
    for (const { company_guid, alert_date, details } of aboutRatings) {
      const { ratings } = await read<Schemas["Company"]>(sandbox, `/v1/companies/${company_guid}?fields=ratings`);
      const day = ratings.findIndex(({ rating_date }) => rating_date === alert_date);
      expect(ratings[day]?.rating).toBe(details?.end_rating);
      expect(ratings[day + 1]?.rating).toBe(details?.start_rating);
    }
  });

  test("refer to existing companies and folders, the company in the folder", async () => {
    const companies = new Map(
      (await read<Schemas["CompanyList"]>(sandbox, "/v1/companies")).companies.map((company) => [
        company.guid,
        company,
      ]),
    );
    const folders = new Map(
      (await read<Schemas["Folder"][]>(sandbox, "/v1/folders")).map((folder) => [folder.guid, folder]),
    );
    expect(new Set(all.map(({ folder_name }) => folder_name)).size).toBeGreaterThan(1);
    for (const alert of all) {
      const company = companies.get(alert.company_guid);
      expect(alert).toMatchObject({ company_name: company?.name, company_custom_id: company?.custom_id });
      const folder = folders.get(alert.folder_guid);
      expect(alert.folder_name).toBe(folder?.name);
      expect(folder?.companies).toContain(alert.company_guid);
    }
  });

  test.each<[string, (alert: Schemas["Alert"]) => boolean]>([
    ["alert_type=VULNERABILITY,RISK_CATEGORY", ({ alert_type }) => /^(VULN|RISK)/.test(alert_type)],
    ["severity=CRITICAL", ({ severity }) => severity === "CRITICAL"],
    ["alert_date_gte=2026-10-01", ({ alert_date }) => alert_date >= "2026-10-01"],
    ["alert_date_lt=2026-10-01", ({ alert_date }) => alert_date < "2026-10-01"],
    ["q=fell", ({ trigger, company_name }) => /fell/i.test(`${trigger} ${company_name}`)],
    ["scope=spm&alert_date_lte=2026-11-30", ({ company_name }) => own.has(company_name)],
  ])("filtered by %s are exactly what passes, newest first", async (query, passes) => {
    for (const { name } of (await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?scope=spm")).results)
      own.add(name);
    const expected = all.filter(passes);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    expect(await list(query)).toEqual(expected);
  });
  const own = new Set<string>();

  test("of the last run are those of the sandbox's date", async () => {
    const { results } = await read<Schemas["AlertPage"]>(
      sandbox,
      "/v2/alerts/latest?limit=100000&expand=details,custom_id",
    );
    expect(results).toEqual(all.filter(({ alert_date }) => alert_date === "2026-11-30"));
  });

  test("about a vulnerability list every company with it; others list their own", async () => {
    const known = await read<Schemas["AlertPage"]>(
      sandbox,
      "/v2/alerts?alert_type=VULNERABILITY&limit=1&expand=details",
    );
    const alert = known.results[0];
    const name = /CVE-[\d-]+/.exec(alert?.trigger ?? "")?.[0];
    const affected = await read<Schemas["AlertCompanyPage"]>(
      sandbox,
      `/v2/alerts/${alert?.guid}/affected-companies?limit=100000`,
    );
    const found = await read<Schemas["PortfolioPage"]>(sandbox, `/v2/portfolio?limit=100000&vulnerabilities=${name}`);
    expect(affected.results.map(({ guid }) => guid)).toEqual(found.results.map(({ guid }) => guid));
    expect(affected.results.map(({ guid }) => guid)).toContain(alert?.company_guid);
    const percent = await read<Schemas["AlertCompanyPage"]>(sandbox, "/v2/alerts/47110815/affected-companies");
    expect(percent.results.map(({ guid }) => guid)).toEqual([companyGuid]);
  });

  test("have the same guids in version 1, each at the path of its type", async () => {
    const legacy = await read<Schemas["LegacyAlert"][]>(sandbox, "/v1/alerts");
    expect(legacy.map(({ guid }) => guid)).toEqual(
      all.filter(({ alert_date }) => alert_date >= "2026-10-31").map(({ guid }) => guid),
    );
    for (const alert of legacy.filter(({ alert_type }) => ["PERCENT_CHANGE", "VULNERABILITY"].includes(alert_type))) {
      expect(await read(sandbox, new URL(alert.href).pathname)).toEqual(alert);
    }
    expect((await sendRequest(sandbox, "/v1/alerts/vulnerability/47110815")).status).toBe(404);
    expect((await sendRequest(sandbox, "/v1/alerts/percent/99999999999999")).status).toBe(404);
    expect((await sendRequest(sandbox, "/v1/alerts/percent/first")).status).toBe(404);
  });
});
