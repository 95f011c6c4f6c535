import type { Insertable } from "kysely";
import type { Tables } from "../db/database.ts";
import { agesOf } from "../domain/dates.ts";
import { industries } from "../domain/industries.ts";
import { createRandom } from "../domain/random.ts";
import { vectorNames } from "../domain/risk-vectors.ts";
import type { SeedCompany } from "./seed-companies.ts";

/** Sums up companies by industry while they are generated, so that no request has to read them all. */
export interface IndustryTally {
  add(company: SeedCompany): void;
  rows(): Insertable<Tables["industries"]>[];
}

interface Count {
  companies: number;
  /** The number of companies by rating, in tens from 250, for each month. */
  byRating: Uint32Array[];
  percentiles: Map<string, { sum: number; count: number }>;
}

/** Creates an empty tally. */
export function createIndustryTally(): IndustryTally {
  const counts = new Map<string, Count>();
  const countOf = (slug: string): Count => {
    const known = counts.get(slug) ?? {
      companies: 0,
      byRating: months.map(() => new Uint32Array((900 - 250) / 10 + 1)),
      percentiles: new Map(vectorNames.map((name) => [name, { sum: 0, count: 0 }])),
    };
    counts.set(slug, known);
    return known;
  };
  return {
    add({ row, history, percentiles }) {
      const ratings = JSON.parse(history.ratings) as number[];
      for (const slug of [row.industry_slug, row.sub_industry_slug]) {
        if (slug === null) continue;
        const count = countOf(slug);
        count.companies += 1;
        for (const [month, age] of months.entries()) {
          const [tally, place] = [count.byRating[month], ((ratings[age] ?? 250) - 250) / 10];
          if (tally !== undefined) tally[place] = (tally[place] ?? 0) + 1;
        }
        for (const name of vectorNames) {
          const sum = count.percentiles.get(name);
          if (sum === undefined || percentiles[name] === null) continue;
          sum.sum += percentiles[name];
          sum.count += 1;
        }
      }
    },
    rows: () => list().map((entry, index) => ({ id: index + 1, ...entry, ...figures(countOf(entry.slug)) })),
  };
}

function figures({ companies, byRating, percentiles }: Count) {
  const ratings =
    companies === 0 ? [] : byRating.map((tally, month) => ({ age: months[month] ?? 0, ...spread(tally) }));
  const vectors = [...percentiles].map(([name, { sum, count }]) => [
    name,
    count === 0 ? null : Math.round(sum / count),
  ]);
  return {
    companies,
    rating: ratings[0]?.rating ?? null,
    ratings: JSON.stringify(ratings),
    distribution: JSON.stringify([...(byRating[0] ?? [])]),
    vectors: JSON.stringify(Object.fromEntries(vectors)),
  };
}

function spread(tally: Uint32Array): { rating: number; percentile_10: number; percentile_90: number } {
  const total = tally.reduce((sum, count) => sum + count, 0);
  const at = (share: number) => {
    let seen = 0;
    const place = tally.findIndex((count) => {
      seen += count;
      return seen >= total * share;
    });
    return 250 + 10 * place;
  };
  return { rating: at(0.5), percentile_10: at(0.1), percentile_90: at(0.9) };
}

function list() {
  const entry = (name: string, slug: string, parent_slug: string | null) => ({
    guid: createRandom("industry", slug).guid(),
    slug,
    name,
    parent_slug,
  });
  return industries.flatMap(({ name, slug, parts }) => [
    entry(name, slug, null),
    ...parts.map((part) => entry(part.name, part.slug, slug)),
  ]);
}

const months = agesOf("monthly");
