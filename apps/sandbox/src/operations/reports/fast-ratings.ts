import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { createRandom } from "../../domain/random.ts";
import { generateHistory, generatePercentiles, ratingFrom } from "../../domain/ratings.ts";
import { type Percentiles, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import { mayWrite } from "../../roles.ts";
import { viewRatings, viewVectors } from "../companies/company-view.ts";
import { domainAndParents, hostOf } from "../shared/domain-name.ts";
import { condition } from "../shared/filtering.ts";
import { countRows } from "../shared/paging.ts";

const siteQuota = 100;

export const fastRatings = {
  async createFastRating({ body, caller, today, database, url }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const host = hostOf(body.url)?.replace(/^www\./, "");
    if (host === undefined) throw new HttpError(400, { url: ["must have a host with a domain"] });
    const company = await findCompany(database, host);
    const primary_domain = company?.primary_domain ?? host;
    const industry_grade = body.industry === undefined ? undefined : await readIndustry(database, body.industry, today);
    const used = await countSite(database, caller.customerGuid, primary_domain);
    const { ratings, vectors: stored } = company ?? generateRating(primary_domain);
    return {
      primary_domain,
      ratings: viewRatings({ ratings }, today).slice(0, 1),
      rating_details: viewDetails(viewVectors(url.origin, { guid: company?.guid ?? "", vectors: stored })),
      ...(industry_grade !== undefined && { industry_grade }),
      quota_details: { quota_purchased: siteQuota, quota_used: used, quota_available: siteQuota - used },
    };
  },

  async getFastRatingQuota({ caller, database }) {
    const used = await countUsed(database, caller.customerGuid);
    const texts = { quota_purchased: `${siteQuota}`, quota_used: `${used}`, quota_remaining: `${siteQuota - used}` };
    return texts;
  },
} satisfies OperationHandlers;

function findCompany(database: Database, host: string) {
  return database
    .selectFrom("companies")
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.guid", "companies.primary_domain", "company_histories.ratings", "company_histories.vectors"])
    .where("primary_domain", "in", domainAndParents(host))
    .executeTakeFirst();
}

function generateRating(domain: string): { ratings: string; vectors: string } {
  const random = createRandom("fast rating", domain);
  const percentiles = generatePercentiles(random, 0.3 + 0.6 * random.next());
  const ratings = JSON.stringify(generateHistory(random, ratingFrom(percentiles)));
  return { ratings, vectors: JSON.stringify(percentiles) };
}

function countSite(database: Database, customer_guid: string, domain: string): Promise<number> {
  return runTransaction(database, async (transaction) => {
    await transaction
      .insertInto("fast_ratings")
      .values({ customer_guid, domain })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const used = await countUsed(transaction, customer_guid);
    if (used > siteQuota) throw new HttpError(403, "The quota of fast ratings is used up.");
    return used;
  });
}

function countUsed(database: Database, customerGuid: string): Promise<number> {
  return countRows(database.selectFrom("fast_ratings").where("customer_guid", "=", customerGuid));
}

function viewDetails(details: ReturnType<typeof viewVectors>) {
  const entries = Object.entries(details).map(([slug, { rating, percentile, ...detail }]) => [
    slug,
    { ...detail, rating: rating === "N/A" ? null : rating, percentile: percentile === "N/A" ? null : percentile },
  ]);
  return Object.fromEntries(entries);
}

async function readIndustry(
  database: Database,
  name: string,
  today: string,
): Promise<components["schemas"]["IndustryGrade"]> {
  const industry = await database
    .selectFrom("industries")
    .selectAll()
    .where((where) => where.or([condition("name", "matches", name), condition("slug", "matches", name)]))
    // A name may belong to an industry and to a part of one.
    .orderBy((order) => order.case().when("parent_slug", "is", null).then(0).else(1).end())
    .executeTakeFirst();
  if (industry === undefined) throw new HttpError(400, { industry: ["no industry has this name or slug"] });
  const averages = JSON.parse(industry.vectors) as Partial<Percentiles>;
  return {
    industry: industry.name,
    industry_sector: industry.parent_slug ?? industry.slug,
    average_rating: industry.rating ?? 0,
    rating_date: today,
    risk_vector_averages: vectorNames.flatMap((name) => {
      const average = averages[name] ?? null;
      if (average === null) return [];
      const { label } = vectors[name];
      return [{ risk_vector: label, risk_vector_id: name, risk_vector_slug: name, average_grade: average }];
    }),
  };
}
