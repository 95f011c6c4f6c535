import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid, forbidden, strangerGuid, unknownGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 60, limits: false });
resetBeforeEach(sandbox);

const company = `/v1/companies/${companyGuid}`;
const readPortfolio = async () => (await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000")).results;

describe("updateCompany", () => {
  const change = (contents: object) =>
    sendRequest<Schemas["Company"]>(sandbox, company, { method: "PATCH", body: { contents } });

  test("keeps a custom id, and every list shows it", async () => {
    expect((await change({ custom_id: "NEW-1" })).json.custom_id).toBe("NEW-1");
    expect((await read<Schemas["Company"]>(sandbox, company)).custom_id).toBe("NEW-1");
    const row = (await readPortfolio()).find(({ guid }) => company.endsWith(guid));
    expect(row?.custom_id).toBe("NEW-1");
    expect((await change({ primary_company: null })).json.custom_id).toBe("NEW-1");
    expect((await change({ custom_id: null })).json.custom_id).toBeNull();
  });

  test("keeps the primary company until it is removed", async () => {
    const [other] = (await readPortfolio()).filter(({ guid }) => !company.endsWith(guid));
    const { json } = await change({ primary_company: { guid: other?.guid } });
    expect(json).toMatchObject({ is_primary: false, primary_company: { guid: other?.guid, name: other?.name } });
    const found = await read<Schemas["CompanyMatchPage"]>(
      sandbox,
      "/v1/companies/search?domain=alderbrook.example&expand=details.primary_company,details.is_primary",
    );
    expect(found.results[0]?.details).toEqual({ is_primary: false, primary_company: json.primary_company });
    expect((await change({ primary_company: null })).json).toMatchObject({ is_primary: true, primary_company: null });
  });

  test("rejects a primary company outside the portfolio, and itself", async () => {
    for (const guid of ["00000000-0000-4000-8000-000000000000", company.slice(-36)]) {
      expect((await change({ primary_company: { guid } })).status).toBe(400);
    }
  });
});

describe("trees", () => {
  const flatten = (tree: Schemas["CompanyTree"]): Schemas["CompanyTree"][] => [tree, ...tree.children.flatMap(flatten)];

  test("exist where a company has has_company_tree, with the names and ratings of companies", async () => {
    const portfolio = new Map((await readPortfolio()).map((row) => [row.guid, row]));
    let deepest = 0;
    for (const { guid } of portfolio.values()) {
      const one = await read<Schemas["Company"]>(sandbox, `/v1/companies/${guid}`);
      const tree = await read<Schemas["CompanyTree"]>(sandbox, `/v1/companies/${guid}/company-tree`);
      const members = flatten(tree);
      expect(one.has_company_tree).toBe(members.length > 1 || one.parent_company !== undefined);
      expect(await read(sandbox, `/v1/companies/${guid}/company-tree/guids`)).toEqual(
        expect.arrayContaining(members.map((member) => member.guid)),
      );
      for (const member of members) {
        const row = portfolio.get(member.guid);
        expect(member.is_subscribed).toBe(row !== undefined);
        expect(member.rating).toBe(row?.rating ?? null);
        if (row !== undefined) expect(member.name).toBe(row.name);
      }
      if (one.parent_company !== undefined && portfolio.has(one.parent_company.guid)) {
        const above = await read<Schemas["CompanyTree"]>(
          sandbox,
          `/v1/companies/${one.parent_company.guid}/company-tree`,
        );
        expect(above.children.map((child) => child.guid)).toContain(guid);
      }
      deepest = Math.max(deepest, members.length);
    }
    expect(deepest).toBeGreaterThan(2);
  });

  test("are searched by name, domain, address and text", async () => {
    const { guid, name } = (await read<Schemas["CompanyTree"]>(sandbox, `${company}/company-tree`)).children[0] ?? {};
    const one = await read<Schemas["CompanyMatchPage"]>(sandbox, `/v1/companies/search?guids=${guid}`);
    const domain = one.results[0]?.primary_domain;
    for (const query of [`name=${name}`, `domain=${domain}`, `q=${domain}`, `q=${name?.toUpperCase()}`]) {
      expect(await read(sandbox, `${company}/company-tree/guids?${query.replaceAll(" ", "%20")}`)).toEqual([guid]);
    }
    expect(await read(sandbox, `${company}/company-tree/guids?ip=192.0.2.255`)).toEqual([]);
  });
});

describe("summaries of a company", () => {
  test("a graph has the ratings of the company, the newest last", async () => {
    const [{ ratings }, graph] = [
      await read<Schemas["Company"]>(sandbox, company),
      await read<Schemas["CompanyGraph"]>(sandbox, `${company}/graph_data`),
    ];
    expect(graph.ratings.toReversed()).toEqual(ratings.map(({ rating_date: x, rating: y }) => ({ x, y })));
  });

  test("countries add up to the whole network", async () => {
    for (const { guid, network_size_v4 } of await readPortfolio()) {
      const { ipv4 } = await read<Schemas["CompanyCountries"]>(sandbox, `/v1/companies/${guid}/countries`);
      expect(Object.values(ipv4).reduce((sum, count) => sum + count, 0)).toBe(network_size_v4);
    }
  });

  test("guidelines put every vector into one list, by its grade", async () => {
    const { rating_details } = await read<Schemas["Company"]>(sandbox, company);
    const { passed, failed, ungraded, ...counts } = await read<Schemas["UnderwritingGuidelines"]>(
      sandbox,
      `${company}/underwriting-guidelines`,
    );
    const graded = [...passed, ...failed, ...ungraded].map(({ slug, grade }) => [slug, grade]);
    expect(Object.fromEntries(graded)).toEqual(
      Object.fromEntries(Object.entries(rating_details ?? {}).map(([slug, { grade }]) => [slug, grade])),
    );
    expect(graded).toHaveLength(counts.risk_vector_count);
    expect(counts.threats_detected).toHaveLength(counts.threats_detected_count);
    const { results } = await read<Schemas["ThreatPage"]>(sandbox, "/v2/threats?limit=1000");
    const known = results.map(({ guid }) => guid);
    for (const { guid } of counts.threats_detected) expect(known).toContain(guid);
  });

  test("risk vectors are exported with the requested columns", async () => {
    const whole = await sendRequest(sandbox, `${company}/risk-vectors/summaries`);
    expect(whole.headers["content-type"]).toContain("text/csv");
    expect(whole.text.trimEnd().split("\r\n")).toHaveLength(24);
    const { text } = await sendRequest(sandbox, `${company}/risk-vectors/summaries?fields=risk_vector,grade`);
    expect(text.split("\r\n")[0]).toBe("risk_vector,grade");
  });

  test("images are at the URLs of other responses", async () => {
    const { logo = "", sparkline } = await read<Schemas["Company"]>(sandbox, company);
    for (const address of [logo, sparkline ?? ""]) {
      const { pathname, search } = new URL(address);
      const { status, headers, text } = await sendRequest(sandbox, pathname + search);
      expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
      expect(text).toMatch(/^<svg .*<\/svg>$/);
    }
  });

  test("attributions explain the company's addresses only", async () => {
    const { results } = await read<Schemas["AssetPage"]>(sandbox, `${company}/assets?is_ip=true`);
    const reasons = (query: string) =>
      read<Schemas["Attribution"][]>(sandbox, `${company}/infrastructure/reasons?${query}`);
    for (const { asset } of results) {
      expect((await reasons(`net_cidr=${asset}`))[0]).toMatchObject({ cidr: `${asset}/32`, source: "Bitsight" });
    }
    expect(await reasons("net_cidr=0.0.0.0/0&all_matching_cidrs=true")).toHaveLength(results.length);
    expect(await reasons("net_cidr=10.0.0.1")).toEqual([]);
    expect((await reasons("domain=alderbrook.example"))[0]?.domain).toMatch(/\.alderbrook\.example$/);
    for (const query of ["", "net_cidr=www.alderbrook.example", "net_cidr=192.0.2.0/33"]) {
      expect((await sendRequest(sandbox, `${company}/infrastructure/reasons?${query}`)).status).toBe(400);
    }
  });
});

describe("infrastructure", () => {
  const list = (query = "") =>
    read<Schemas["InfrastructurePage"]>(sandbox, `${company}/infrastructure?limit=1000${query}`);

  test("has the addresses and hosts among the assets, and the primary domain", async () => {
    const assets = await read<Schemas["AssetPage"]>(sandbox, `${company}/assets?limit=1000`);
    const { count, results } = await list();
    expect(results).toHaveLength(count);
    const valuesOf = (type: string) => results.filter((item) => item.type === type).map(({ value }) => value);
    const named = (isIp: boolean) =>
      assets.results
        .filter((one) => one.is_ip === isIp && /^[\w-]+(\.[\w-]+)+$/.test(one.asset))
        .map(({ asset }) => asset);
    expect(valuesOf("IP").toSorted()).toEqual(
      named(true)
        .map((address) => `${address}/32`)
        .toSorted(),
    );
    expect(valuesOf("DOMAIN").toSorted()).toEqual(["alderbrook.example", ...named(false)].toSorted());
    for (const { start_date, end_date, is_active, attributed_to } of results) {
      expect(start_date < "2026-11-30").toBe(true);
      expect({ end_date, is_active, guid: attributed_to.guid }).toEqual({
        end_date: null,
        is_active: true,
        guid: companyGuid,
      });
    }
  });

  test("is filtered by type and paginated", async () => {
    const { results } = await list();
    expect((await list("&type=ip")).results).toEqual(results.filter(({ type }) => type === "IP"));
    expect((await list("&type=DOMAIN")).results).toEqual(results.filter(({ type }) => type === "DOMAIN"));
    expect((await list("&type=app")).results).toEqual([]);
    const page = await read<Schemas["InfrastructurePage"]>(sandbox, `${company}/infrastructure?limit=2&offset=1`);
    expect(page.results).toEqual(results.slice(1, 3));
    expect(page.links.next).toContain("limit=2&offset=3");
  });

  test("is the same in the CSV file", async () => {
    for (const type of ["ip", "domain"]) {
      const { text } = await sendRequest(sandbox, `${company}/reports/infrastructure?format=csv&type=${type}`);
      const [names, ...lines] = text.trimEnd().split("\r\n");
      expect(names).toBe("value,type,source,country,start_date,end_date,ip_count,asn");
      const { results } = await list(`&type=${type}`);
      expect(lines.map((line) => line.split(",")[0])).toEqual(results.map(({ value }) => value));
    }
    const none = await sendRequest(sandbox, `${company}/reports/infrastructure?format=csv&type=app`);
    expect(none.text).toBe("value,type,source,country,start_date,end_date,ip_count,asn\r\n");
    expect((await sendRequest(sandbox, `${company}/reports/infrastructure`)).status).toBe(400);
  });

  test("of a company that is not followed is refused", async () => {
    for (const list of ["infrastructure", "reports/infrastructure?format=csv"]) {
      expect(await sendRequest(sandbox, `/v1/companies/${strangerGuid}/${list}`)).toMatchObject(forbidden);
      expect((await sendRequest(sandbox, `/v1/companies/${unknownGuid}/${list}`)).status).toBe(404);
    }
  });
});

describe("searchCompanies", () => {
  const search = async (query: string) =>
    (await read<Schemas["CompanyMatchPage"]>(sandbox, `/v1/companies/search?limit=100000&${query}`)).results;

  test("finds names with the text at any position", async () => {
    const everyone = await search("name=e");
    for (const text of ["BROOK", "ook in", "Instruments", "a", "zzz"]) {
      const found = (await search(`name=${encodeURIComponent(text)}`)).map(({ name }) => name);
      expect(found).toEqual(found.toSorted());
      for (const { name } of everyone) {
        expect(found.includes(name), `${name} by ${text}`).toBe(name.toLowerCase().includes(text.toLowerCase()));
      }
    }
  });

  test("filters by industry, portfolio and confidence", async () => {
    const everyone = await search("name=e&expand=details");
    expect(everyone.length).toBeLessThanOrEqual(10);
    const all = await search("name=e");
    const insurers = await search("name=e&industry=Insurance");
    expect(insurers).toEqual(all.filter(({ industry }) => industry === "Insurance"));
    const own = await search("name=e&scope=spm");
    const portfolio = await readPortfolio();
    const types = new Map(portfolio.map(({ guid, subscription_type }) => [guid, subscription_type.slug ?? ""]));
    expect(own.map(({ guid }) => guid)).toEqual(
      all.map(({ guid }) => guid).filter((guid) => /^my_/.test(types.get(guid) ?? "")),
    );
    const sure = await search("name=e&include_low_confidence=false");
    const unsure = portfolio.filter(({ type }) => type.includes("PROVISIONAL")).map(({ guid }) => guid);
    expect(sure.some(({ guid }) => unsure.includes(guid))).toBe(false);
  });
});

describe("companies", () => {
  test("a company outside the portfolio is found by the search and is 403 in detail", async () => {
    const search = "/v1/companies/search?name=e&in_portfolio=false&expand=details.in_portfolio";
    const [match] = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, search)).json.results;
    expect(match?.details).toEqual({ in_portfolio: false });
    expect((await sendRequest(sandbox, `/v1/companies/${match?.guid}`)).status).toBe(403);
    expect((await sendRequest(sandbox, `/v1/companies/${match?.guid}/findings`)).status).toBe(403);
  });

  test("a search has at most ten results with details, and none without a match", async () => {
    const page = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, "/v1/companies/search?name=e&expand=details"))
      .json;
    expect(page.results).toHaveLength(10);
    expect(page.links.next).toContain("limit=10&offset=10");
    const none = (await sendRequest<Schemas["CompanyMatchPage"]>(sandbox, "/v1/companies/search?name=%25_%25")).json;
    expect(none).toEqual({ links: { next: null, previous: null }, count: 0, results: [] });
  });

  test("a past date has that day's ratings", async () => {
    const day = "2026-03-01";
    const list = (await sendRequest<Schemas["CompanyList"]>(sandbox, `/v1/companies?rating_date=${day}`)).json;
    const one = (await sendRequest<Schemas["Company"]>(sandbox, company)).json;
    const rating = one.ratings.find(({ rating_date }) => rating_date === day)?.rating;
    expect(list.companies.find(({ guid }) => guid === companyGuid)).toMatchObject({ rating, rating_date: day });
    const before = (await sendRequest<Schemas["CompanyList"]>(sandbox, "/v1/companies?rating_date=2001-01-01")).json;
    expect(before.companies[0]).toMatchObject({ rating: null, rating_date: null });
  });

  test("the industry's figures need to be requested", async () => {
    const path = company;
    expect((await sendRequest(sandbox, path)).json).not.toHaveProperty("industry_average");
    expect((await sendRequest(sandbox, `${path}?fields=industry_average,industry_percentile`)).json).toEqual({
      industry_average: expect.any(Number),
      industry_percentile: expect.any(Number),
    });
  });
});
