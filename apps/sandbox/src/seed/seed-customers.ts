import type { Insertable, Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import type { Random } from "../domain/random.ts";
import { createRandom } from "../domain/random.ts";
import type { Role } from "../roles.ts";
import type { Examples } from "./contract-examples.ts";
import { personName } from "./names.ts";

/** A customer with everything that is not about companies. */
export interface MadeCustomer {
  customer: Selectable<Tables["customers"]>;
  groups: Selectable<Tables["access_groups"]>[];
  users: Selectable<Tables["users"]>[];
  tokens: Insertable<Tables["tokens"]>[];
}

/** The demo customer: what the contract's examples say, and colleagues of every role. The first colleague signs in. */
export function makeDemoCustomer(seed: number, examples: Examples): MadeCustomer {
  const random = createRandom(seed, "customer", "demo");
  const { guid, name, my_company_guid, type } = examples.customer;
  const customer = { guid, name, my_company_guid: my_company_guid ?? "", type, created: examples.created };
  const groups = makeGroups(random, guid, examples.user.group?.guid);
  const [group] = groups;
  if (group === undefined) throw new Error("a customer has a default group");
  const user = exampleUser(examples, group.guid);
  const colleagues = makeUsers(random, customer, groups, examples.myCompany.primary_domain, 0);
  const created = colleagues.find(({ status }) => status === "Created");
  if (created !== undefined) created.guid = examples.colleagueGuid;
  return { customer, groups, users: [user, ...colleagues], tokens: [exampleToken(random, examples)] };
}

/** The world's customer, who has nothing to do with whoever runs the sandbox. */
export function makeWorldCustomer(seed: number, company: { guid: string; name: string; domain: string }): MadeCustomer {
  const random = createRandom(seed, "customer", "world");
  const { guid: my_company_guid, name } = company;
  const customer = { guid: random.guid(), name, my_company_guid, type: "Live", created: "2023-05-08" };
  const groups = makeGroups(random, customer.guid);
  return { customer, groups, users: makeUsers(random, customer, groups, company.domain, 40), tokens: [] };
}

function makeGroups(random: Random, customer_guid: string, defaultGuid?: string): MadeCustomer["groups"] {
  return ["Default", "Claims"].map((name, index) => {
    const guid = random.guid();
    return {
      guid: index === 0 ? (defaultGuid ?? guid) : guid,
      customer_guid,
      name,
      is_default: Number(index === 0),
    };
  });
}

function makeUsers(
  random: Random,
  customer: Selectable<Tables["customers"]>,
  groups: MadeCustomer["groups"],
  domain: string,
  firstPerson: number,
): MadeCustomer["users"] {
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
        status === "Created" ? null : `2026-10-${random.integer(10, 30)}T0${random.integer(6, 9)}:12:00Z`,
      is_available_for_contact: Number(random.chance(0.5)),
      password_hash: null,
    };
  });
}

function exampleUser({ user, customer }: Examples, group_guid: string): Selectable<Tables["users"]> {
  const { guid, email, formal_name, friendly_name, status, landing_page = "DEFAULT", roles } = user;
  return {
    ...{ guid, email, formal_name, friendly_name, status, landing_page, group_guid },
    customer_guid: customer.guid,
    role: roles[0]?.slug ?? "customer_admin",
    joined_time: user.joined_time ?? "2024-02-12T10:00:00Z",
    last_login_time: user.last_login_time,
    is_available_for_contact: Number(user.is_available_for_contact),
    password_hash: null,
  };
}

/** A token that can be listed and deleted; the hash is of no token, so nobody can use it. */
function exampleToken(random: Random, { token, customer }: Examples): Insertable<Tables["tokens"]> {
  return {
    guid: token.guid,
    kind: "company",
    hash: Buffer.from(random.hex(64), "hex"),
    last_four: token.token.slice(-4),
    customer_guid: customer.guid,
    role: token.roles[0]?.slug ?? "customer_admin",
    description: token.description,
    creator_name: token.creator_name,
    created: token.created_date,
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
