import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { type AssetOwner, generateAssets, hostingCompanies } from "../domain/assets.ts";
import { industries } from "../domain/industries.ts";
import { leaks } from "../domain/leaks.ts";
import { createRandom, type Random } from "../domain/random.ts";
import { explainChanges, type RatingChange } from "../domain/rating-changes.ts";
import { generateHistory, generatePercentiles, ratingFrom } from "../domain/ratings.ts";
import { gradeOf, type Percentiles, vectorNames } from "../domain/risk-vectors.ts";
import type { Examples } from "./contract-examples.ts";
import { companyName } from "./names.ts";

export interface SeedCompany {
  row: Selectable<Tables["companies"]>;
  history: Selectable<Tables["company_histories"]>;
  changes: readonly RatingChange[];
  percentiles: Percentiles;
  random: Random;
}

/** The ids of companies that exist with every seed. */
export const namedCompanies = { example: 1, demo: 2, world: 3, stranger: 9 } as const;

/** Generates a company. It depends on the seed and its id only. */
export function generateCompany({ seed, today }: Tables["sandbox_data"], id: number, examples: Examples): SeedCompany {
  const random = createRandom(seed, "company", id);
  const guid = random.guid();
  const industry = random.pick(industries);
  const part = industry.parts.length > 0 ? random.pick(industry.parts) : undefined;
  const { name, shortname } = companyName(seed, id, industry);
  const quality = (random.next() + random.next() + random.next()) / 3 + 0.12;
  const percentiles = generatePercentiles(random, id === namedCompanies.example ? 0.75 : Math.min(1, quality));
  const rating = ratingFrom(percentiles);
  const row = {
    id,
    guid,
    name,
    shortname,
    description: `${name} lives on ${industry.trade}. An invented company.`,
    industry: industry.name,
    industry_slug: industry.slug,
    sub_industry: part?.name ?? null,
    sub_industry_slug: part?.slug ?? null,
    primary_domain: `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.example`,
    type: random.chance(0.9) ? "CURATED" : random.pick(["CURATED,SELF-PUBLISHED", "PROVISIONAL"]),
    network_size_v4: 2 ** random.integer(3, 14),
    people_count: random.integer(2, 900) * 10,
    search_count: random.integer(0, 900),
    is_service_provider: Number(random.chance(0.15) || hosts(id)),
    is_csp: Number(hosts(id) || (industry.slug === "technology" && random.chance(0.2))),
    rating,
  };
  const ratings = generateHistory(random, rating);
  const changes = explainChanges(id, ratings, today, percentiles);
  const history = {
    company_id: id,
    ratings: JSON.stringify(ratings),
    changes: JSON.stringify(changes),
    vectors: JSON.stringify(percentiles),
  };
  return { row: { ...row, ...named(id, examples) }, history, changes, percentiles, random };
}

export function generateGrades(company_id: number, percentiles: Percentiles): Selectable<Tables["company_grades"]>[] {
  return vectorNames.flatMap((risk_vector) => {
    const percentile = percentiles[risk_vector];
    return percentile === null ? [] : [{ company_id, risk_vector, grade: gradeOf(percentile) }];
  });
}

export function generateCountries(company: AssetOwner & { id: number }): Selectable<Tables["company_countries"]>[] {
  const codes = new Set(generateAssets(company).map(({ country }) => country.code));
  return [...codes].map((country) => ({ company_id: company.id, country }));
}

export function generateLeakExposures(
  seed: number,
  company_id: number,
  { exposed_credentials: percentile }: Percentiles,
): Selectable<Tables["leak_exposures"]>[] {
  const random = createRandom(seed, "leaks", company_id);
  const likely = (100 - (percentile ?? 100)) / 150;
  return leaks.flatMap(({ guid, date_added }) => {
    if (!random.chance(likely)) return [];
    const [record_count, unique_domain_count] = [random.integer(2, 401), random.chance(0.8) ? 1 : 2];
    return [{ company_id, leak_guid: guid, date_added, record_count, unique_domain_count }];
  });
}

function hosts(id: number): boolean {
  return hostingCompanies.some((host) => host === id);
}

/** Returns the columns that the contract's examples and the other customer fix. */
function named(id: number, { company, myCompany, strangerGuid }: Examples): Partial<Selectable<Tables["companies"]>> {
  if (id === namedCompanies.example) {
    return {
      ...listedColumns(company),
      description: company.description ?? "",
      network_size_v4: company.ipv4_count,
      people_count: company.people_count,
    };
  }
  if (id === namedCompanies.demo) {
    return {
      ...listedColumns(myCompany),
      description: `${myCompany.name} is the demo customer's own company. An invented company.`,
      network_size_v4: myCompany.network_size_v4,
    };
  }
  if (id === namedCompanies.stranger) return { guid: strangerGuid };
  if (id !== namedCompanies.world) return {};
  return {
    name: "Harbour Lane Insurance",
    shortname: "Harbour Lane",
    description: "Harbour Lane Insurance insures ships and harbours. An invented company.",
    industry: "Insurance",
    industry_slug: "insurance",
    sub_industry: null,
    sub_industry_slug: null,
    primary_domain: "harbourlane.example",
  };
}

function listedColumns(company: Examples["company" | "myCompany"]) {
  const { guid, name, shortname, industry, industry_slug, sub_industry, sub_industry_slug, primary_domain, type } =
    company;
  return { guid, name, shortname, industry, industry_slug, sub_industry, sub_industry_slug, primary_domain, type };
}
