/** How many companies have a text in their names; see {@link orderTables}. */
export interface OrderTables {
  /** Texts of up to eight letters that more than thirty companies have; rarer ones are quickly counted. */
  company_name_counts: { part: string; companies: number };
}

/** Counts the texts that many names hold, from the parts of the names. */
export const countNames = `
insert into company_name_counts (part, companies)
  select substr(part, 1, letters), count(distinct company_id)
  from company_name_parts, (
    select 1 as letters union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8
  ) as lengths
  where length(part) >= letters
  group by substr(part, 1, letters) having count(distinct company_id) > 30
`;

/** By what a portfolio is sorted, beyond the name. */
const sorted = ["company_rating", "company_industry", "type", "life_cycle", "relationship"];

/**
 * What makes a page cost the same in a world of any size: the sums that it tells, and each order that it can have.
 *
 * Every order has two indexes, for within the same value companies come by their names whichever way the values go.
 */
export const orderTables: string = [
  "create table company_name_counts (part text primary key, companies integer not null)",
  countNames,
  "alter table subscriptions add column company_rating integer not null default 0",
  "alter table subscriptions add column company_industry text not null default ''",
  `update subscriptions set
    company_rating = (select rating from companies where id = company_id),
    company_industry = (select industry from companies where id = company_id)`,
  ...sorted.flatMap((column) => [
    `create index subscriptions_${column} on subscriptions (customer_guid, ${column}, company_name, company_id)`,
    `create index subscriptions_${column}_desc on subscriptions (customer_guid, ${column} desc, company_name, company_id)`,
  ]),
  "alter table portfolio_sizes add column alerts integer not null default 0",
  `update portfolio_sizes set
    alerts = (select count(*) from alerts where alerts.customer_guid = portfolio_sizes.customer_guid)`,
].join(";\n");
