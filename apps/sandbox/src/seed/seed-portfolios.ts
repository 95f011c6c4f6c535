import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore } from "../domain/date.ts";
import { createRandom } from "../domain/random.ts";
import { lifeCycles, relationships } from "../domain/subscription-types.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies } from "./seed-companies.ts";
import { parentOf } from "./seed-company-trees.ts";

/** A folder and the numbers of its companies. */
export interface MadeFolder {
  folder: Selectable<Tables["folders"]>;
  companies: readonly number[];
}

/** Decides whether and how a customer follows a company. The demo customer follows nine in ten, the other seven. */
export function makeSubscription(
  seed: number,
  customer: "demo" | "world",
  customer_guid: string,
  {
    id: company_id,
    name: company_name,
    rating: company_rating,
    industry: company_industry,
  }: Selectable<Tables["companies"]>,
  { listedCompany, myCompany }: Examples,
): Selectable<Tables["subscriptions"]> | undefined {
  const random = createRandom(seed, "subscription", customer, company_id);
  const row = {
    ...{ customer_guid, company_id, company_name, company_rating, company_industry },
    type: random.pick([...Array<string>(7).fill("continuous_monitoring"), "alerts-only", "alerts-only", "one-time"]),
    custom_id: random.chance(0.6) ? `SUP-${String(company_id).padStart(4, "0")}` : null,
    date_added: daysBefore(random.integer(1, 990)),
    life_cycle: random.chance(0.8) ? random.pick(Object.keys(lifeCycles)) : null,
    relationship: random.chance(0.8) ? random.pick(Object.keys(relationships)) : null,
  };
  const own = { type: "my_company", custom_id: null, life_cycle: null, relationship: null };
  if (company_id === namedCompanies[customer]) {
    return { ...row, ...own, ...(customer === "demo" && { date_added: myCompany.date_added }) };
  }
  if (customer === "demo" && company_id === namedCompanies.example) {
    const { subscription_type_key: type, custom_id, date_added } = listedCompany;
    return { ...row, type, custom_id, date_added };
  }
  if (customer === "demo" && company_id === namedCompanies.stranger) return undefined;
  if (parentOf(seed, company_id) === namedCompanies[customer]) return { ...row, ...own, type: "my_subsidiary" };
  return random.chance(customer === "demo" ? 0.9 : 0.7) ? row : undefined;
}

/** The two folders every customer has, and some that somebody made. */
export function makeFolders(
  seed: number,
  customer: "demo" | "world",
  users: readonly Selectable<Tables["users"]>[],
  followed: readonly number[],
  { folder: example }: Examples,
): MadeFolder[] {
  const random = createRandom(seed, "folders", customer);
  const [owner, other] = users;
  if (owner === undefined || other === undefined) throw new Error("folders belong to users");
  const make = (position: number, values: Partial<MadeFolder["folder"]>): MadeFolder["folder"] => ({
    guid: random.guid(),
    customer_guid: owner.customer_guid,
    ...{ owner_guid: null, owner_name: null, owner_email: null, content_expiry_days: null },
    ...{ kind: "own", name: "", description: "", position, email_enabled: 0, shared: 1 },
    ...values,
  });
  const by = ({ guid, formal_name, email }: Selectable<Tables["users"]>) => ({
    ...{ owner_guid: guid, owner_name: formal_name, owner_email: email },
  });
  const some = (share: number) => followed.filter(() => random.chance(share));
  const all = make(0, { kind: "all", name: "All companies", description: "The whole portfolio" });
  const mine = make(2, { kind: "my_company", name: "My company", description: "The customer's own company" });
  const { guid, name, description } = example;
  const first =
    customer === "demo"
      ? make(1, { guid, name, description, email_enabled: Number(example.email_enabled), ...by(owner) })
      : make(1, { name: "Port operators", description: "Whoever runs a harbour", ...by(owner) });
  const second = make(3, { name: "Watch list", description: "Companies to look at every week", ...by(other) });
  return [
    { folder: all, companies: [] },
    { folder: first, companies: customer === "demo" ? [namedCompanies.example] : some(0.1) },
    { folder: mine, companies: [] },
    { folder: second, companies: some(0.05) },
  ];
}

/** The rating licenses a customer starts with: one for each of the first few companies it follows. */
export function makeLicenses(customer_guid: string, followed: readonly number[]): Tables["rating_licenses"][] {
  return followed.slice(0, 4).map((company_id) => ({ customer_guid, company_id }));
}
