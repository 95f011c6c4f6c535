import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { read } from "../support/read.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 100, limits: false });

describe("exposed credentials", () => {
  test("concern companies of the portfolio and listed leaks, the latest first", async () => {
    const leaks = (await read<Schemas["LeakPage"]>(sandbox, "/v1/exposed-credentials/leaks")).results;
    const added = new Map(leaks.map(({ guid, date_added }) => [guid, date_added]));
    const { results, count } = await read<Schemas["AffectedCompanyPage"]>(
      sandbox,
      "/v1/exposed-credentials/affected-companies?limit=100000",
    );
    expect(results).toHaveLength(count);
    expect(count).toBeGreaterThan(10);
    const { results: portfolio } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000");
    const names = new Map(portfolio.map(({ guid, name }) => [guid, name]));
    for (const { company_guid, company_name, leak_guid, date_added } of results) {
      expect(names.get(company_guid)).toBe(company_name);
      expect(added.get(leak_guid)).toBe(date_added);
    }
    const dates = results.map(({ date_added }) => date_added);
    expect(dates).toEqual(dates.toSorted().toReversed());
    const classes = (await read<Schemas["DataClass"][]>(sandbox, "/v1/exposed-credentials/data-classes")).map(
      ({ name }) => name,
    );
    for (const leak of leaks) for (const { name } of leak.data_types_leaked) expect(classes).toContain(name);
  });

  test.each<[string, (day: string, date: string) => boolean]>([
    ["date_added", (day, date) => date === day],
    ["date_added_lt", (day, date) => date < day],
    ["date_added_lte", (day, date) => date <= day],
    ["date_added_gt", (day, date) => date > day],
    ["date_added_gte", (day, date) => date >= day],
  ])("are filtered by %s", async (name, passes) => {
    const path = "/v1/exposed-credentials/affected-companies?limit=100000";
    const { results } = await read<Schemas["AffectedCompanyPage"]>(sandbox, path);
    const day = results[Math.floor(results.length / 2)]?.date_added ?? "";
    const filtered = await read<Schemas["AffectedCompanyPage"]>(sandbox, `${path}&${name}=${day}`);
    expect(filtered.results).toEqual(results.filter(({ date_added }) => passes(day, date_added)));
    expect(filtered.count).toBeGreaterThan(0);
  });
});
