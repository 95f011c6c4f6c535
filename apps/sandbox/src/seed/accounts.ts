import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore, worldDate } from "../domain/date.ts";
import { createRandom } from "../domain/random.ts";
import { isOwn, ownTypes } from "../domain/subscription-types.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies } from "./seed-companies.ts";
import type { MadeCustomer } from "./seed-customers.ts";

type Rows = { [K in keyof Tables]: Selectable<Tables[K]>[] };

/** Makes what a customer and its users set, and which companies they looked at. */
export function makeSettings(
  seed: number,
  customer: "demo" | "world",
  { customer: { guid: customer_guid, created }, users }: MadeCustomer,
  followed: readonly number[],
  examples: Examples,
): Pick<Rows, "customer_settings" | "user_settings" | "company_views"> {
  const random = createRandom(seed, "settings", customer);
  const last_modified = `${created}T10:00:00Z`;
  return {
    customer_settings: [{ customer_guid, auto_approve_invited_users: 0, user_quota: 25, last_modified }],
    user_settings: users.map(({ guid, status }) => ({
      ...{ user_guid: guid, features: null, email_preferences: null },
      mfa_status:
        status === "Created" ? "Pending" : random.chance(0.3) || guid === examples.user.guid ? "Enabled" : null,
    })),
    company_views: users
      .filter(({ status }) => status === "Activated")
      .flatMap(({ guid: user_guid }) =>
        sample(seed, user_guid, followed).map(({ company_id, views, age }) => ({
          ...{ user_guid, company_id, views },
          last_viewed: age === 0 ? worldDate : daysBefore(age),
        })),
      ),
  };
}

/** Makes what a customer bought, what it followed once, and what it asked for. */
export function makePurchases(
  seed: number,
  customer: "demo" | "world",
  { customer: { guid: customer_guid }, users }: MadeCustomer,
  followed: readonly { company_id: number; type: string }[],
  companies: number,
  examples: Examples,
): Pick<Rows, "subscription_quotas" | "expired_subscriptions" | "company_requests"> {
  const byType = Map.groupBy(followed, ({ type }) => type);
  const types = [...boughtTypes, ...ownTypes.filter((type) => byType.has(type))];
  const ids = new Set(followed.map(({ company_id }) => company_id));
  const [requester, other] = users;
  const request = (values: Partial<Rows["company_requests"][number]>, user = requester) => ({
    guid: createRandom(seed, "request", customer, values.domain ?? "").guid(),
    ...{ customer_guid, requester_guid: user?.guid ?? "", requester_name: user?.formal_name ?? "", domain: "" },
    ...{ subscription_type: "continuous_monitoring", status: "Pending", company_id: null },
    ...{ created_time: "2026-09-21T14:05:00Z", updated_time: "2026-09-21T14:05:00Z" },
    ...values,
  });
  const { guid, domain, created_time, updated_time, subscription_type } = examples.request;
  const example = request({ guid, domain, created_time, updated_time, subscription_type });
  return {
    subscription_quotas: types.map((type) => {
      const count = byType.get(type)?.length ?? 0;
      return { customer_guid, type, quota: isOwn(type) ? count : 10 * Math.ceil((count + 15) / 10) };
    }),
    expired_subscriptions: Array.from({ length: companies }, (_, index) => index + 1).flatMap((company_id) => {
      const random = createRandom(seed, "expired", customer, company_id);
      // Of those not followed most were once; of the others a few were, in another way.
      if (company_id <= 10 || !random.chance(ids.has(company_id) ? 0.04 : 0.6)) return [];
      const type = random.pick(["continuous_monitoring", "one-time"]);
      return [{ customer_guid, company_id, type, date_expired: daysBefore(random.integer(1, 364)) }];
    }),
    company_requests: [
      ...(customer === "demo" ? [example] : []),
      request({ domain: "comfrey-and-daughters.example" }, other),
      request(
        { domain: examples.company.primary_domain, status: "Complete", company_id: namedCompanies.example },
        other,
      ),
    ],
  };
}

const boughtTypes = ["continuous_monitoring", "alerts-only", "one-time", "vendor-selection"];

/** Up to a dozen companies a user looked at, the first of the portfolio among them. */
function sample(seed: number, user: string, followed: readonly number[]) {
  const random = createRandom(seed, "views", user);
  const chosen = new Set(followed.slice(0, 1));
  for (let count = 0; count < 11 && followed.length > 0; count += 1) chosen.add(random.pick(followed));
  return [...chosen].map((company_id, index) => ({
    company_id,
    views: index === 0 ? 60 : random.integer(1, 50),
    age: index === 0 ? 0 : random.integer(0, 200),
  }));
}
