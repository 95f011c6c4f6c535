import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore, notAfter } from "../domain/dates.ts";
import { createRandom } from "../domain/random.ts";
import { lifeCycles, relationships } from "../domain/subscription-types.ts";
import type { Examples } from "./contract-examples.ts";
import { personName } from "./names.ts";
import { namedCompanies } from "./seed-companies.ts";
import { parentIdOf } from "./seed-company-trees.ts";
import type { SeedCustomer } from "./seed-customers.ts";

export interface SeedFolder {
  folder: Selectable<Tables["folders"]>;
  companies: readonly number[];
}

/** Decides whether and how a customer follows a company. The demo customer follows nine in ten, the other seven. */
export function generateSubscription(
  { seed, today }: Tables["sandbox_data"],
  { key, row: { guid: customer_guid } }: SeedCustomer,
  company: Selectable<Tables["companies"]>,
  { listedCompany, myCompany }: Examples,
): Selectable<Tables["subscriptions"]> | undefined {
  const random = createRandom(seed, "subscription", key, company.id);
  const row = {
    customer_guid,
    company_id: company.id,
    company_name: company.name,
    company_rating: company.rating,
    company_industry: company.industry,
    type: random.pick([...Array<string>(7).fill("continuous_monitoring"), "alerts-only", "alerts-only", "one-time"]),
    custom_id: random.chance(0.6) ? `SUP-${String(company.id).padStart(4, "0")}` : null,
    date_added: daysBefore(today, random.integer(1, 990)),
    life_cycle: random.chance(0.8) ? random.pick(Object.keys(lifeCycles)) : null,
    relationship: random.chance(0.8) ? random.pick(Object.keys(relationships)) : null,
  };
  const own = { ...row, custom_id: null, life_cycle: null, relationship: null };
  if (company.id === namedCompanies[key]) {
    return {
      ...own,
      type: "my_company",
      date_added: key === "demo" ? notAfter(today, myCompany.date_added) : row.date_added,
    };
  }
  if (key === "demo" && company.id === namedCompanies.example) {
    const { subscription_type_key: type, custom_id, date_added } = listedCompany;
    return { ...row, type, custom_id, date_added: notAfter(today, date_added) };
  }
  if (key === "demo" && company.id === namedCompanies.stranger) return undefined;
  if (parentIdOf(seed, company.id) === namedCompanies[key]) return { ...own, type: "my_subsidiary" };
  return random.chance(key === "demo" ? 0.9 : 0.7) ? row : undefined;
}

/** Generates a contact at one in six of the followed companies; the first user entered them. */
export function generateContacts(
  { seed, today }: Tables["sandbox_data"],
  { key, row: { guid: customer_guid }, users: [user] }: SeedCustomer,
  company: Selectable<Tables["companies"]>,
  { contact: example }: Examples,
): Selectable<Tables["contacts"]>[] {
  const random = createRandom(seed, "contact", key, company.id);
  if (key === "demo" && company.id === namedCompanies.example) {
    const { company_guid: _, ...fields } = example;
    const { creation_date, last_edit_date } = example;
    const dates = { creation_date: notAfter(today, creation_date), last_edit_date: notAfter(today, last_edit_date) };
    return [{ ...fields, ...dates, customer_guid, company_id: company.id }];
  }
  if (!random.chance(1 / 6)) return [];
  const { first, last } = personName(100 + company.id);
  const [by, date] = [user?.email ?? "", daysBefore(today, random.integer(0, 400))];
  return [
    {
      guid: random.guid(),
      customer_guid,
      company_id: company.id,
      friendly_name: first,
      formal_name: `${first} ${last}`,
      email: `${first}.${last}@${company.primary_domain}`.toLowerCase(),
      phone_number: random.chance(0.5) ? `+41 44 555 ${random.integer(10, 99)} ${random.integer(10, 99)}` : null,
      creator: by,
      creation_date: date,
      last_editor: by,
      last_edit_date: date,
    },
  ];
}

export function generateFolders(
  seed: number,
  { key, row: { guid: customer_guid }, users: [owner, other] }: SeedCustomer,
  followed: readonly number[],
  { folder: example }: Examples,
): SeedFolder[] {
  const random = createRandom(seed, "folders", key);
  const make = (
    kind: string,
    position: number,
    name: string,
    description: string,
    user?: Selectable<Tables["users"]>,
  ): SeedFolder["folder"] => ({
    guid: random.guid(),
    customer_guid,
    owner_guid: user?.guid ?? null,
    owner_name: user?.formal_name ?? null,
    owner_email: user?.email ?? null,
    content_expiry_days: null,
    kind,
    name,
    description,
    position,
    email_enabled: 0,
    shared: 1,
  });
  const some = (share: number) => followed.filter(() => random.chance(share));
  const all = make("all", 0, "All companies", "The whole portfolio");
  const mine = make("my_company", 2, "My company", "The customer's own company");
  const first =
    key === "demo"
      ? {
          ...make("own", 1, example.name, example.description, owner),
          guid: example.guid,
          email_enabled: Number(example.email_enabled),
        }
      : make("own", 1, "Port operators", "Whoever runs a harbour", owner);
  const second = make("own", 3, "Watch list", "Companies to look at every week", other);
  return [
    { folder: all, companies: [] },
    { folder: first, companies: key === "demo" ? [namedCompanies.example] : some(0.1) },
    { folder: mine, companies: [] },
    { folder: second, companies: some(0.05) },
  ];
}
