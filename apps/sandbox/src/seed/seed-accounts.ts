import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore, notAfter } from "../domain/dates.ts";
import { createRandom } from "../domain/random.ts";
import { isOwn, ownTypes } from "../domain/subscription-types.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies } from "./seed-companies.ts";
import type { SeedCustomer } from "./seed-customers.ts";

type SandboxData = Tables["sandbox_data"];

type Rows<T extends keyof Tables> = { [K in T]: Selectable<Tables[K]>[] };

export function generateSettings(
  data: SandboxData,
  { key, row: { guid: customer_guid, created }, users }: SeedCustomer,
  followed: readonly number[],
  examples: Examples,
): Rows<"customer_settings" | "user_settings" | "company_views"> {
  const random = createRandom(data.seed, "settings", key);
  const last_modified = `${created}T10:00:00Z`;
  return {
    customer_settings: [{ customer_guid, auto_approve_invited_users: 0, user_quota: 25, last_modified }],
    user_settings: users.map(({ guid, status }) => {
      const enabled = status !== "Created" && (random.chance(0.3) || guid === examples.user.guid);
      const mfa_status = status === "Created" ? "Pending" : enabled ? "Enabled" : null;
      return { user_guid: guid, features: null, email_preferences: null, mfa_status };
    }),
    company_views: users
      .filter(({ status }) => status === "Activated")
      .flatMap(({ guid }) => generateViews(data, guid, followed)),
  };
}

function generateViews({ seed, today }: SandboxData, user_guid: string, followed: readonly number[]) {
  const random = createRandom(seed, "views", user_guid);
  const chosen = new Set(followed.slice(0, 1));
  for (let count = 0; count < 11 && followed.length > 0; count += 1) chosen.add(random.pick(followed));
  return [...chosen].map((company_id, index) => ({
    user_guid,
    company_id,
    views: index === 0 ? 60 : random.integer(1, 50),
    last_viewed: daysBefore(today, index === 0 ? 0 : random.integer(0, 200)),
  }));
}

export function generatePurchases(
  { seed, companies, today }: SandboxData,
  { key, row: { guid: customer_guid }, users: [requester, other] }: SeedCustomer,
  subscriptions: readonly { company_id: number; type: string }[],
  examples: Examples,
): Rows<"subscription_quotas" | "expired_subscriptions" | "company_requests"> {
  const byType = Map.groupBy(subscriptions, ({ type }) => type);
  const types = [...boughtTypes, ...ownTypes.filter((type) => byType.has(type))];
  const followed = new Set(subscriptions.map(({ company_id }) => company_id));
  const request = (values: Partial<Selectable<Tables["company_requests"]>>, user = other) => ({
    guid: createRandom(seed, "request", key, values.domain ?? "").guid(),
    customer_guid,
    requester_guid: user?.guid ?? "",
    requester_name: user?.formal_name ?? "",
    domain: "",
    subscription_type: "continuous_monitoring",
    status: "Pending",
    company_id: null,
    created_time: `${daysBefore(today, 40)}T14:05:00Z`,
    updated_time: `${daysBefore(today, 40)}T14:05:00Z`,
    ...values,
  });
  const { guid, domain, created_time, updated_time, subscription_type } = examples.request;
  return {
    subscription_quotas: types.map((type) => {
      const count = byType.get(type)?.length ?? 0;
      return { customer_guid, type, quota: isOwn(type) ? count : 10 * Math.ceil((count + 15) / 10) };
    }),
    expired_subscriptions: Array.from({ length: companies }, (_, index) => index + 1).flatMap((company_id) => {
      const random = createRandom(seed, "expired", key, company_id);
      // Most companies that are not followed once were; of the followed ones a few were, with another type.
      if (company_id <= 10 || !random.chance(followed.has(company_id) ? 0.04 : 0.6)) return [];
      const type = random.pick(["continuous_monitoring", "one-time"]);
      return [{ customer_guid, company_id, type, date_expired: daysBefore(today, random.integer(1, 364)) }];
    }),
    company_requests: [
      ...(key === "demo"
        ? [
            request(
              {
                guid,
                domain,
                created_time: notAfter(today, created_time),
                updated_time: notAfter(today, updated_time),
                subscription_type,
              },
              requester,
            ),
          ]
        : []),
      request({ domain: "comfrey-and-daughters.example" }),
      request({ domain: examples.company.primary_domain, status: "Complete", company_id: namedCompanies.example }),
    ],
  };
}

const boughtTypes = ["continuous_monitoring", "alerts-only", "one-time", "vendor-selection"];
