import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { hostingCompanies } from "../domain/assets.ts";
import { industries } from "../domain/industries.ts";
import type { Random } from "../domain/random.ts";
import { createRandom } from "../domain/random.ts";
import { makeHistory, makePercentiles, ratingFrom } from "../domain/ratings.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";
import type { Examples } from "./contract-examples.ts";
import { companyName } from "./names.ts";

/** A company as it is stored, and what it was made from. */
export interface MadeCompany {
  row: Selectable<Tables["companies"]>;
  history: Selectable<Tables["company_histories"]>;
  percentiles: Percentiles;
  random: Random;
}

/** The numbers of the companies that every world has. */
export const namedCompanies = { example: 1, demo: 2, world: 3, stranger: 9 } as const;

/** Makes the company with this number, from 1. It depends on the seed and the number alone. */
export function makeCompany(seed: number, id: number, examples: Examples): MadeCompany {
  const random = createRandom(seed, "company", id);
  const guid = random.guid();
  const industry = random.pick(industries);
  const part = industry.parts.length > 0 ? random.pick(industry.parts) : undefined;
  const { name, shortname } = companyName(seed, id, industry);
  const quality = (random.next() + random.next() + random.next()) / 3 + 0.12;
  const percentiles = makePercentiles(random, id === namedCompanies.example ? 0.75 : Math.min(1, quality));
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
  const history = {
    company_id: id,
    ratings: JSON.stringify(makeHistory(random, rating)),
    vectors: JSON.stringify(percentiles),
  };
  return { row: { ...row, ...named(id, examples) }, history, percentiles, random };
}

function hosts(id: number): boolean {
  return hostingCompanies.some((host) => host === id);
}

/** What the contract's examples, and the world's customer, fix about the first three companies. */
function named(id: number, { company, myCompany, strangerGuid }: Examples): Partial<Selectable<Tables["companies"]>> {
  if (id === namedCompanies.example) {
    return {
      guid: company.guid,
      name: company.name,
      shortname: company.shortname,
      description: company.description ?? "",
      industry: company.industry,
      industry_slug: company.industry_slug,
      sub_industry: company.sub_industry,
      sub_industry_slug: company.sub_industry_slug,
      primary_domain: company.primary_domain,
      type: company.type,
      network_size_v4: company.ipv4_count,
      people_count: company.people_count,
    };
  }
  const insurance = { industry: "Insurance", industry_slug: "insurance", sub_industry: null, sub_industry_slug: null };
  if (id === namedCompanies.demo) {
    const { guid, name, shortname, primary_domain, type, industry, industry_slug } = myCompany;
    const { sub_industry, sub_industry_slug } = myCompany;
    return {
      ...{ guid, name, shortname, primary_domain, type, industry, industry_slug, sub_industry, sub_industry_slug },
      network_size_v4: myCompany.network_size_v4,
      description: `${name} is the demo customer's own company. An invented company.`,
    };
  }
  if (id === namedCompanies.stranger) return { guid: strangerGuid };
  if (id !== namedCompanies.world) return {};
  const name = "Harbour Lane Insurance";
  const description = `${name} insures ships and harbours. An invented company.`;
  return { ...insurance, name, shortname: "Harbour Lane", primary_domain: "harbourlane.example", description };
}
