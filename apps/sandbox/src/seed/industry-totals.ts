import { agesOf, daysBefore } from "../domain/dates.ts";
import { industries } from "../domain/industries.ts";
import { createRandom } from "../domain/random.ts";
import { type Percentiles, vectorNames } from "../domain/risk-vectors.ts";

interface IndustryMember {
  industry_slug: string;
  sub_industry_slug: string | null;
  rating: number;
}

interface Member {
  rating: number;
  /** The rating of each month, the newest first. */
  ratings: readonly number[];
  percentiles: Percentiles;
}

/** Sums up companies by industry while they are generated, so that no request has to read them all. */
export function createIndustryTally(today: string) {
  const months = agesOf(today, "monthly").map((age) => ({ age, rating_date: daysBefore(today, age) }));
  const all = industries.flatMap((industry) => [
    { ...industry, parent_slug: null },
    ...industry.parts.map((part) => ({ ...part, parent_slug: industry.slug })),
  ]);
  const members = new Map(all.map(({ slug }): [string, Member[]] => [slug, []]));
  return {
    /** Adds a company by its daily ratings, newest first. */
    add(row: IndustryMember, daily: readonly number[], percentiles: Percentiles) {
      const member = { rating: row.rating, ratings: months.map(({ age }) => daily[age] ?? 250), percentiles };
      members.get(row.industry_slug)?.push(member);
      members.get(row.sub_industry_slug ?? "")?.push(member);
    },
    rows: () =>
      all.map(({ slug, name, parent_slug }, index) => ({
        id: index + 1,
        guid: createRandom("industry", slug).guid(),
        slug,
        name,
        parent_slug,
        ...summarize(members.get(slug) ?? [], months),
      })),
  };
}

function summarize(members: readonly Member[], months: readonly { rating_date: string }[]) {
  const ratings =
    members.length === 0 ? [] : months.map(({ rating_date }, month) => ({ rating_date, ...spread(members, month) }));
  const byRating = Map.groupBy(members, ({ rating }) => rating);
  const distribution = Array.from({ length: 66 }, (_, index) => byRating.get(250 + 10 * index)?.length ?? 0);
  const vectors = vectorNames.map((name) => {
    const known = members.flatMap(({ percentiles }) => percentiles[name] ?? []);
    const sum = known.reduce((total, percentile) => total + percentile, 0);
    return [name, known.length === 0 ? null : Math.round(sum / known.length)];
  });
  return {
    companies: members.length,
    rating: ratings[0]?.rating ?? null,
    ratings: JSON.stringify(ratings),
    distribution: JSON.stringify(distribution),
    vectors: JSON.stringify(Object.fromEntries(vectors)),
  };
}

function spread(members: readonly Member[], month: number) {
  const sorted = members.map(({ ratings }) => ratings[month] ?? 250).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 250;
  return { rating: at(0.5), percentile_10: at(0.1), percentile_90: at(0.9) };
}
