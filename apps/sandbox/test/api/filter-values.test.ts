import { describe, expect, test } from "vitest";
import type { ContractParameter } from "../../src/api/contract.ts";
import { contract } from "../../src/generated/contract.ts";
import { exampleRequest } from "../support/example-request.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

const sandbox = useSandbox({ companies: 12, limits: false });
const company = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

/** Parameters that are not compared with values: places to read, and dates in the form of texts. */
const unlike = new Set(["cursor", "fields", "exclude_fields", "net_cidr", "domain", "ips", "ip"]);
for (const name of ["created_time_gte", "created_time_lte", "updated_time_gte", "updated_time_lte"]) unlike.add(name);

/** Query parameters that are texts, with the known values of each. */
const filters = contract.operations
  .filter(({ method, mediaTypes }) => method === "GET" && mediaTypes.includes("application/json"))
  .flatMap(({ id, parameters }) =>
    parameters.filter(isText).map(({ name, schema }) => ({ id, name, known: knownValues(schema) })),
  );

function isText({ in: place, name, schema }: ContractParameter): boolean {
  const { type, format, pattern } = (schema.items ?? schema) as { type?: string; format?: string; pattern?: string };
  return place === "query" && type === "string" && (format ?? pattern) === undefined && !unlike.has(name);
}
function knownValues(schema: ContractParameter["schema"]): readonly string[] {
  const { "x-extensible-enum": values = [] } = (schema.items ?? schema) as { "x-extensible-enum"?: string[] };
  return values;
}

async function send(id: string, name: string, value: string) {
  const { path } = await exampleRequest(id, { [name]: value, fields: "" });
  return sendRequest<{ links?: unknown; query?: unknown }>(sandbox, path);
}

describe("a value that a list lacks", () => {
  test.each(filters)("is no error: $name of $id", async ({ id, name }) => {
    for (const value of ["not-listed", "NOT,listed", "null"]) {
      const reply = await send(id, name, value);
      expect([200, 404], `${value}: ${reply.text.slice(0, 200)}`).toContain(reply.status);
    }
  });
});

describe("a filter", () => {
  test.each(filters.filter(({ known }) => known.length > 0))(
    "ignores case: $name of $id",
    async ({ id, name, known }) => {
      for (const value of [known[0] ?? "", known.slice(0, 2).join(",")]) {
        const [lower, upper] = [await send(id, name, value.toLowerCase()), await send(id, name, value.toUpperCase())];
        expect(lower.status).toBe(200);
        // These repeat the request.
        for (const { json } of [lower, upper]) for (const key of ["links", "query"]) Reflect.deleteProperty(json, key);
        expect(upper.json).toEqual(lower.json);
      }
    },
  );
});

describe("requests of real clients", () => {
  const count = async (path: string) => {
    const { status, json } = await sendRequest<{ count: number; results: object[] }>(sandbox, path);
    expect(status, path).toBe(200);
    return json.count;
  };

  test("the type All finds nothing in the portfolio", async () => {
    expect(await count("/v2/portfolio?limit=1&rating_lte=900&type=All")).toBe(0);
  });

  test("the risk vector SPF finds what spf finds", async () => {
    const found = await count(`/v1/companies/${company}/findings?risk_vector=spf`);
    expect(found).toBeGreaterThan(0);
    expect(await count(`/v1/companies/${company}/findings?risk_vector=SPF`)).toBe(found);
    expect(await count(`/v1/companies/${company}/findings?risk_vector=SPF,not_a_vector`)).toBe(found);
  });

  test("the grade na finds ungraded findings only, of which there are none", async () => {
    expect(await count(`/v1/companies/${company}/findings?details.grade=na`)).toBe(0);
  });

  test("the importance null finds what none finds", async () => {
    const path = `/v1/companies/${company}/findings?assets.combined_importance`;
    expect(await count(`${path}=null`)).toBe(await count(`${path}=none`));
    expect(await count(`${path}=null`)).toBeLessThan(await count(`${path}=null,low,medium,high,critical`));
  });

  test("severities of alerts in lower case, separated by commas, find the same", async () => {
    const found = await count("/v2/alerts?severity=CRITICAL,WARN");
    expect(found).toBeGreaterThan(0);
    expect(await count("/v2/alerts?severity=critical,warn")).toBe(found);
  });

  test("names in other case find the same: assets, industries, e-mail addresses", async () => {
    const { json } = await sendRequest<{ results: { asset: string; country: string }[] }>(
      sandbox,
      `/v1/companies/${company}/assets?is_ip=false&limit=1`,
    );
    const [{ asset = "", country = "" } = {}] = json.results;
    expect(await count(`/v1/companies/${company}/assets?asset=${encodeURIComponent(asset.toUpperCase())}`)).toBe(1);
    const inCountry = `/v1/companies/${company}/assets?countries=`;
    expect(await count(inCountry + encodeURIComponent(country.toUpperCase()))).toBe(
      await count(inCountry + encodeURIComponent(country)),
    );
    const technology = await count("/v2/portfolio?industry.name=Technology");
    expect(technology).toBeGreaterThan(0);
    expect(await count("/v2/portfolio?industry.name=TECHNOLOGY")).toBe(technology);
    expect(await count("/v2/portfolio?industry.slug=Technology")).toBe(technology);
    expect(await count(`/v2/portfolio?guid=${company.toUpperCase()}`)).toBe(1);
  });

  test("rolledup_observation_id finds that finding", async () => {
    const path = `/v1/companies/${company}/findings`;
    const { json } = await sendRequest<{ results: { rolledup_observation_id: string }[] }>(sandbox, `${path}?limit=2`);
    const ids = json.results.map(({ rolledup_observation_id: id }) => encodeURIComponent(id));
    expect(await count(`${path}?rolledup_observation_id=${ids[0]}`)).toBe(1);
    expect(await count(`${path}?rolledup_observation_id=${ids.join(",")}`)).toBe(2);
    expect(await count(`${path}?rolledup_observation_id=bm9uZQ==`)).toBe(0);
  });

  test("exclude_beta leaves out beta risk vectors, and exclude_alpha changes nothing", async () => {
    type Grades = { results: { grades: { risk_vectors: { risk_vector: { slug: string } }[] }[] }[] };
    const slugs = async (query: string) => {
      const { json } = await sendRequest<Grades>(sandbox, `/v1/portfolio/risk-vectors/grades?limit=1${query}`);
      return json.results[0]?.grades[0]?.risk_vectors.map(({ risk_vector: { slug } }) => slug) ?? [];
    };
    const all = await slugs("");
    expect(all).toContain("dnssec");
    expect(await slugs("&exclude_alpha=true")).toEqual(all);
    expect(await slugs("&exclude_beta=true")).toEqual(all.filter((slug) => slug !== "dnssec"));
  });
});

describe("a path", () => {
  test.each([
    ["/defaults", "/v1/defaults"],
    ["/portfolio/risk-vectors/grades?limit=1", "/v1/portfolio/risk-vectors/grades?limit=1"],
    ["/ratings/folders", "/v1/folders"],
    [`/companies/${company}/diligence/statistics`, `/v1/companies/${company}/diligence/statistics`],
  ])("without a version means v1: %s", async (path, versioned) => {
    const [reply, expected] = [await sendRequest(sandbox, path), await sendRequest(sandbox, versioned)];
    expect(reply.status).toBe(200);
    expect(reply.text.replaceAll("/v1/", "/")).toBe(expected.text.replaceAll("/v1/", "/"));
  });

  test.each([
    "/v1/companies/unknown",
    `/v1/companies/${company}/unknown`,
    "/v1/companies/not-a-guid/findings",
    "/v1/alerts/x",
  ])("that does not exist is 404: %s", async (path) => {
    expect(await sendRequest(sandbox, path)).toMatchObject({ status: 404, json: { detail: "Not found." } });
  });

  test("may have a guid in capitals", async () => {
    expect((await sendRequest(sandbox, `/v1/companies/${company.toUpperCase()}`)).status).toBe(200);
  });
});
