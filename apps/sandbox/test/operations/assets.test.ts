import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "../support/read.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];
type Asset = Schemas["Asset"];

const sandbox = useSandbox({ companies: 40, limits: false });
let all: Map<string, Asset[]>;
beforeAll(async () => {
  const { results } = await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000");
  const lists = results.map(async ({ guid }): Promise<[string, Asset[]]> => [guid, await list(guid)]);
  all = new Map(await Promise.all(lists));
});

const list = async (guid: string, query = "") =>
  (await read<Schemas["AssetPage"]>(sandbox, `/v1/companies/${guid}/assets?limit=100000&${query}`)).results;
const threat = "6e993b1a-dd1d-4003-9fde-bad497441662";

describe("listAssets", () => {
  test("contains every asset of the findings, and counts the findings", async () => {
    for (const [guid, assets] of all) {
      const { results } = await read<Schemas["FindingPage"]>(sandbox, `/v1/companies/${guid}/findings?limit=100000`);
      const counted = assets.reduce((sum, { findings }) => sum + findings.total_count, 0);
      expect(counted).toBe(results.length);
      for (const { asset, importance, is_monitored, findings, tags } of assets) {
        const about = results.filter((finding) => finding.assets[0]?.asset === asset);
        expect(findings.rolledup_observation_ids.toSorted()).toEqual(
          about.map((finding) => finding.rolledup_observation_id).toSorted(),
        );
        const { severe, material, moderate, minor } = findings.counts_by_severity;
        expect(severe + material + moderate + minor).toBe(findings.total_count);
        for (const finding of about) {
          expect(finding.assets[0]).toMatchObject({ importance, is_monitored });
          expect(finding.tags).toEqual(tags);
        }
      }
    }
  });

  test.each<[string, (asset: Asset) => boolean]>([
    ["importance_categories=high,critical", (one) => ["high", "critical"].includes(one.importance_category)],
    ["combined_overrides.importance=none", (one) => one.combined_overrides?.importance === "none"],
    ["country_codes=CH,DE", ({ country_code }) => ["CH", "DE"].includes(country_code ?? "")],
    ["countries=Japan", ({ country }) => country === "Japan"],
    ["is_ip=true", ({ is_ip }) => is_ip],
    ["is_ip=false", ({ is_ip }) => !is_ip],
    ["hosted_by_isnull=false", ({ hosted_by }) => hosted_by !== null],
    ["origin_subsidiary_isnull=false", ({ origin_subsidiary }) => origin_subsidiary !== null],
    ["services=SSH,SMTP", ({ services }) => services.some((service) => ["SSH", "SMTP"].includes(service))],
    ["product.vendor=Comfrey", ({ products }) => products[0]?.vendor === "Comfrey"],
    ["product.support=obsolete-version", ({ products }) => products[0]?.support === "obsolete-version"],
    [
      "product.name-version=Sorrel Server 4.2",
      ({ products: [one] }) => `${one?.product} ${one?.version}` === "Sorrel Server 4.2",
    ],
    ["findings.total_count=0", ({ findings }) => findings.total_count === 0],
    ["findings.total_count_gt=1", ({ findings }) => findings.total_count > 1],
    ["findings.total_count_gte=1", ({ findings }) => findings.total_count >= 1],
    ["findings.total_count_lt=2", ({ findings }) => findings.total_count < 2],
    ["findings.total_count_lte=2", ({ findings }) => findings.total_count <= 2],
    ["is_monitored=true", ({ is_monitored }) => is_monitored],
    ["tags_contains=Guest network", ({ tags }) => tags.includes("Guest network")],
    ["q=mail.", ({ asset }) => asset.startsWith("mail.")],
  ])("filtered by %s returns exactly what passes", async (query, passes) => {
    const every = [...all.values()].flat();
    expect(every.filter(passes).length).toBeGreaterThan(0);
    expect(every.filter(passes).length).toBeLessThan(every.length);
    for (const [guid, assets] of all) {
      expect(await list(guid, query.replaceAll(" ", "%20"))).toEqual(assets.filter(passes));
    }
  });

  test("filters by host, address, threat and exemption", async () => {
    const [hosted] = [...all.values()].flat().flatMap(({ hosted_by }) => hosted_by ?? []);
    let [exposed, exempt] = [0, 0];
    for (const [guid, assets] of all) {
      const own = assets.filter(({ hosted_by }) => hosted_by?.guid === hosted?.guid);
      expect(await list(guid, `hosted_by.guid=${hosted?.guid}`)).toEqual(own);
      const [address = ""] = assets[0]?.ip_addresses ?? [];
      const there = assets.filter(({ ip_addresses }) => ip_addresses.includes(address));
      expect(await list(guid, `ip_address=${address}`)).toEqual(there);
      const findings = async (query: string) => {
        const page = await read<Schemas["FindingPage"]>(
          sandbox,
          `/v1/companies/${guid}/findings?limit=100000&${query}`,
        );
        return new Set(page.results.map((finding) => finding.assets[0]?.asset));
      };
      const names = async (query: string) => new Set((await list(guid, query)).map(({ asset }) => asset));
      const evident = await names(`threat.guid=${threat}`);
      expect(evident).toEqual(await findings("vulnerabilities=CVE-2099-10017"));
      const inGrace = await names("is_in_grace_period=true");
      expect(inGrace).toEqual(await findings("impacts_risk_vector_details=GRACE_PERIOD"));
      exposed += evident.size;
      exempt += inGrace.size;
    }
    expect(exposed).toBeGreaterThan(0);
    expect(exempt).toBeGreaterThan(0);
  });

  test("sorts in both directions, paginates, and expands tags", async () => {
    const [guid = "", assets = []] = [...all].find(([, some]) => some.some(({ tags }) => tags.length > 0)) ?? [];
    const sorted = (await list(guid, "sort=-findings.total_count")).map(({ findings }) => findings.total_count);
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
    const pages: Asset[] = [];
    let next: string | null = `${sandbox.url}/v1/companies/${guid}/assets?limit=3`;
    while (next !== null) {
      const { pathname, search } = new URL(next);
      const page: Schemas["AssetPage"] = await read(sandbox, pathname + search);
      pages.push(...page.results);
      next = page.links.next;
    }
    expect(pages).toEqual(assets);
    for (const { tags, tag_details } of await list(guid, "expand=tag_details")) {
      expect(tag_details?.map(({ name }) => name)).toEqual(tags);
    }
  });
});

describe("asset statistics and summaries", () => {
  test("statistics count the findings of each asset by grade and severity", async () => {
    for (const [guid, assets] of [...all].slice(0, 10)) {
      const numbers = await read<Schemas["AssetStatistics"]>(sandbox, `/v1/companies/${guid}/assets/statistics`);
      expect(numbers.assets.map(({ asset }) => asset)).toEqual(assets.map(({ asset }) => asset));
      for (const [index, { stats }] of numbers.assets.entries()) {
        const { total, ...grades } = stats.grades;
        expect(total).toBe(assets[index]?.findings.total_count);
        expect(Object.values(grades).reduce((sum, count) => sum + count, 0)).toBe(total);
      }
      const bad = await read<Schemas["AssetStatistics"]>(sandbox, `/v1/companies/${guid}/assets/statistics?grade=bad`);
      expect(bad.assets.every(({ stats: { grades } }) => grades.total === grades.bad)).toBe(true);
    }
  });

  test("summaries count as many assets as their values filter", async () => {
    for (const [guid, assets] of [...all].slice(0, 10)) {
      const summaries = await read<Schemas["AssetSummaries"]>(sandbox, `/v1/companies/${guid}/assets/summaries`);
      const total = summaries.countries.reduce((sum, country) => sum + country.assets.total_count, 0);
      expect(total).toBe(assets.length);
      for (const { code, assets: counted, findings } of summaries.countries) {
        const some = await list(guid, `country_codes=${code}`);
        expect(some).toHaveLength(counted.total_count);
        expect(some.reduce((sum, one) => sum + one.findings.total_count, 0)).toBe(findings.total_count);
      }
      for (const { guid: host, assets: counted } of summaries.hosted_by) {
        expect(await list(guid, `hosted_by.guid=${host}`)).toHaveLength(counted.total_count);
        const found = await read<Schemas["CompanyMatchPage"]>(sandbox, `/v1/companies/search?guids=${host}`);
        expect(found.count).toBe(1);
      }
      for (const { guid: known } of summaries.threats) {
        expect((await list(guid, `threat.guid=${known}`)).length).toBeGreaterThan(0);
      }
    }
  });
});
