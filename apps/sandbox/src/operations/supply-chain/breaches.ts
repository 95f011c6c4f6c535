import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Tables } from "../../db/database.ts";
import { incidentTypes } from "../../domain/incidents.ts";
import { findProvider } from "../../domain/product-catalog.ts";
import { selectMatches } from "../portfolio/portfolio-filters.ts";
import { findPortfolioId } from "../portfolio/portfolio-query.ts";
import { comparisons, filterRows } from "../shared/filtering.ts";
import { sliceOffsetPage } from "../shared/paging.ts";

export const breaches = {
  async listProviderBreaches({ path, query, caller, url, database }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const company = await database
      .selectFrom("companies")
      .select(["guid", "name"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const used = await database.selectFrom("company_products").selectAll().where("company_id", "=", id).execute();
    const breached = database.selectFrom("breaches").selectAll().where("provider_guid", "is not", null);
    const rows = filterRows(breached, comparisons(query, "date_created", "date_created"));
    const all = await rows.orderBy("date", "desc").orderBy("guid").execute();
    const results = all.flatMap((breach) => {
      const provider = findProvider(breach.provider_guid ?? "");
      const own = (provider?.products ?? []).flatMap((product) => {
        const dependency = used.find(({ product_id }) => product_id === product.id);
        if (dependency === undefined) return [];
        const relationship_source = sourceOf(dependency.source);
        return [{ guid: product.guid, name: product.name, types: [...product.types], relationship_source }];
      });
      if (provider === undefined || own.length === 0) return [];
      const observed = own.some(({ relationship_source }) => relationship_source === "bitsight");
      const dependent = { ...company, products: own, relationship_source: sourceOf(observed ? "bitsight" : "self") };
      return [{ ...view(breach, url.origin, provider), dependent_companies: [dependent] }];
    });
    return sliceOffsetPage(query, results);
  },

  async listPortfolioBreaches({ query, caller, url, today, database }) {
    const { company: named, folder, tier } = query;
    const rows = filterRows(database.selectFrom("breaches"), [
      ["date", ">=", query.start],
      ["date", "<=", query.end],
      ...comparisons(query, "severity", "severity" as const),
    ]);
    const guid = named === undefined ? undefined : [named];
    const companies = selectMatches({ query: { guid, folder, tier }, caller, today, database });
    const direct = await rows
      .innerJoin("companies", "companies.id", "breaches.company_id")
      .selectAll("breaches")
      .select(["companies.guid as company_guid", "companies.name as company_name"])
      .where("companies.id", "in", companies.select("companies.id"))
      .execute();
    const found = direct.map((breach) => {
      const company = { guid: breach.company_guid, name: breach.company_name };
      return { ...view(breach, url.origin, company), affected_portfolio_company: company, is_direct: true };
    });
    for (const breach of await rows.selectAll().where("provider_guid", "is not", null).execute()) {
      const provider = findProvider(breach.provider_guid ?? "");
      if (provider === undefined) continue;
      const ids = provider.products.map(({ id }) => id);
      const using = database.selectFrom("company_products").select("company_id").where("product_id", "in", ids);
      const dependent = await companies
        .select(["companies.guid", "companies.name"])
        .where("companies.id", "in", using)
        .execute();
      const common = view(breach, url.origin, provider);
      found.push(...dependent.map((company) => ({ ...common, affected_portfolio_company: company, is_direct: false })));
    }
    return found.toSorted(newestFirst);
  },
} satisfies OperationHandlers;

type PortfolioBreach = components["schemas"]["PortfolioBreach"];

function newestFirst(one: PortfolioBreach, other: PortfolioBreach): number {
  return (
    compareTexts(other.date, one.date) ||
    compareTexts(one.guid, other.guid) ||
    compareTexts(one.affected_portfolio_company.name, other.affected_portfolio_company.name)
  );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function sourceOf(source: string): components["schemas"]["RelationshipSource"] {
  return source === "self" ? "self" : "bitsight";
}

function view(breach: Selectable<Tables["breaches"]>, origin: string, { guid, name }: { guid: string; name: string }) {
  return {
    guid: breach.guid,
    date: breach.date,
    date_created: breach.date_created,
    event_type: breach.event_type,
    event_type_description: incidentTypes[breach.event_type]?.name ?? breach.event_type,
    category_slug: "security_incidents",
    category_name: "Security Incidents",
    severity: breach.severity,
    text: breach.text,
    preview_url: `${origin}/app/breaches/${breach.guid}`,
    breached_company: { guid, name },
  };
}
