import type { Insertable, Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore, notAfter } from "../domain/dates.ts";
import { createRandom, type Random } from "../domain/random.ts";
import type { Role } from "../roles.ts";
import type { Examples } from "./contract-examples.ts";
import { personName } from "./names.ts";
import { generateCompany, namedCompanies } from "./seed-companies.ts";

export interface SeedCustomer {
  /** The name of the customer in the keys of its random choices. */
  key: "demo" | "world";
  row: Selectable<Tables["customers"]>;
  groups: Selectable<Tables["access_groups"]>[];
  users: Selectable<Tables["users"]>[];
  tokens: Insertable<Tables["tokens"]>[];
}

export function generateCustomers(data: Tables["sandbox_data"], examples: Examples): SeedCustomer[] {
  return [generateDemoCustomer(data, examples), generateOtherCustomer(data, examples)];
}

/** Generates what the contract's examples show, and colleagues of every role. The first colleague signs in. */
function generateDemoCustomer({ seed, today }: Tables["sandbox_data"], examples: Examples): SeedCustomer {
  const random = createRandom(seed, "customer", "demo");
  const { guid, name, my_company_guid, type } = examples.customer;
  const row = { guid, name, my_company_guid: my_company_guid ?? "", type, created: notAfter(today, examples.created) };
  const groups = generateGroups(random, guid, examples.user.group?.guid);
  const user = exampleUser(examples, today, groups[0]?.guid ?? "");
  const colleagues = generateUsers(random, today, row, groups, examples.myCompany.primary_domain, 0);
  const created = colleagues.find(({ status }) => status === "Created");
  if (created !== undefined) created.guid = examples.colleagueGuid;
  return { key: "demo", row, groups, users: [user, ...colleagues], tokens: [exampleToken(random, examples, today)] };
}

function generateOtherCustomer(data: Tables["sandbox_data"], examples: Examples): SeedCustomer {
  const random = createRandom(data.seed, "customer", "world");
  const own = generateCompany(data, namedCompanies.world, examples).row;
  const row = { guid: random.guid(), name: own.name, my_company_guid: own.guid, type: "Live", created: "2023-05-08" };
  const groups = generateGroups(random, row.guid);
  return {
    key: "world",
    row,
    groups,
    users: generateUsers(random, data.today, row, groups, own.primary_domain, 40),
    tokens: [],
  };
}

function generateGroups(random: Random, customer_guid: string, defaultGuid?: string): SeedCustomer["groups"] {
  const [first, second] = [random.guid(), random.guid()];
  return [
    { guid: defaultGuid ?? first, customer_guid, name: "Default", is_default: 1 },
    { guid: second, customer_guid, name: "Claims", is_default: 0 },
  ];
}

function generateUsers(
  random: Random,
  today: string,
  customer: Selectable<Tables["customers"]>,
  groups: SeedCustomer["groups"],
  domain: string,
  firstPerson: number,
): SeedCustomer["users"] {
  return staff.map(([role, status], index) => {
    const { first, last } = personName(firstPerson + index);
    return {
      guid: random.guid(),
      customer_guid: customer.guid,
      group_guid: groups[index < 4 ? 0 : index % groups.length]?.guid ?? "",
      email: `${first}.${last}@${domain}`.toLowerCase(),
      formal_name: `${first} ${last}`,
      friendly_name: first,
      role,
      status,
      landing_page: random.pick(["DEFAULT", "SPM", "TPRM"]),
      joined_time: `${customer.created}T${random.integer(10, 16)}:${random.integer(10, 59)}:00Z`,
      last_login_time:
        status === "Created" ? null : `${daysBefore(today, random.integer(1, 21))}T0${random.integer(6, 9)}:12:00Z`,
      is_available_for_contact: Number(random.chance(0.5)),
      password_hash: null,
    };
  });
}

function exampleUser({ user, customer }: Examples, today: string, group_guid: string): Selectable<Tables["users"]> {
  return {
    guid: user.guid,
    customer_guid: customer.guid,
    group_guid,
    email: user.email,
    formal_name: user.formal_name,
    friendly_name: user.friendly_name,
    role: user.roles[0]?.slug ?? "customer_admin",
    status: user.status,
    landing_page: user.landing_page ?? "DEFAULT",
    joined_time: notAfter(today, user.joined_time ?? "2024-02-12T10:00:00Z"),
    last_login_time: user.last_login_time && notAfter(today, user.last_login_time),
    is_available_for_contact: Number(user.is_available_for_contact),
    password_hash: null,
  };
}

/** Generates a token to list and delete. Its hash matches no token, so it cannot be used. */
function exampleToken(random: Random, { token, customer }: Examples, today: string): Insertable<Tables["tokens"]> {
  return {
    guid: token.guid,
    kind: "company",
    hash: Buffer.from(random.hex(64), "hex"),
    last_four: token.token.slice(-4),
    customer_guid: customer.guid,
    role: token.roles[0]?.slug ?? "customer_admin",
    description: token.description,
    creator_name: token.creator_name,
    created: notAfter(today, token.created_date),
  };
}

const staff: readonly (readonly [Role, "Activated" | "Created" | "Deactivated"])[] = [
  ["customer_admin", "Activated"],
  ["vrm_admin", "Activated"],
  ["customer_group_admin", "Activated"],
  ["customer_portfolio_manager", "Activated"],
  ["customer_user", "Activated"],
  ["vrm_operations", "Activated"],
  ["vrm_internal_business_user", "Activated"],
  ["vrm_view_only", "Activated"],
  ["customer_user", "Created"],
  ["customer_user", "Deactivated"],
];
