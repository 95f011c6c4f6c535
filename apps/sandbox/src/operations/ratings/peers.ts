import type { OperationHandlers } from "../../api/handler.ts";
import { type Percentiles, vectorNames } from "../../domain/risk-vectors.ts";
import { findPortfolioCompany, readHistory } from "../portfolio/portfolio-query.ts";

export const peers = {
  /** Peers are the other companies of the industry; those with half to twice as many people are recommended. */
  async getPeerRatings({ path, query, caller, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const own = JSON.parse((await readHistory(database, company.id)).vectors) as Percentiles;
    const others = database
      .selectFrom("companies")
      .innerJoin("company_histories", "company_histories.company_id", "companies.id")
      .select(["companies.rating", "company_histories.vectors"])
      .where("industry_slug", "=", company.industry_slug)
      .where("companies.id", "!=", company.id)
      .$if(query.recommended_peers_only === true, (select) =>
        select
          .where("people_count", ">=", Math.floor(company.people_count / 2))
          .where("people_count", "<=", 2 * company.people_count),
      );
    const rows = await others.execute();
    const percentiles = rows.map(({ vectors }) => JSON.parse(vectors) as Percentiles);
    return {
      headline_peer_percentile: rank(
        company.rating,
        rows.map(({ rating }) => rating),
      ),
      peer_count: rows.length,
      risk_peer_percentiles: vectorNames.map((name) => {
        const peer_percentile = rank(
          own[name],
          percentiles.map((each) => each[name]),
        );
        return { risk_type: name, peer_percentile, priority: priorityOf(peer_percentile) };
      }),
    };
  },
} satisfies OperationHandlers;

/** Returns how many in a hundred others are lower; -1 when it or all others are unknown. */
function rank(own: number | null, others: readonly (number | null)[]): number {
  const known = others.filter((other) => other !== null);
  if (own === null || known.length === 0) return -1;
  return Math.round((100 * known.filter((other) => other < own).length) / known.length);
}

/** Guess: the real rule is unknown. */
function priorityOf(percentile: number): "critical" | "high" | "medium" | "low" {
  if (percentile < 0 || percentile >= 50) return "low";
  if (percentile >= 25) return "medium";
  return percentile >= 10 ? "high" : "critical";
}
