import type { Selectable } from "kysely";
import type { AccountTables } from "../tables/accounts.ts";
import type { MadeCustomer } from "./customers.ts";
import { daysBefore, worldDate } from "./date.ts";
import type { Examples } from "./examples.ts";
import { createRandom } from "./random.ts";

type Rows = { [K in keyof AccountTables]: Selectable<AccountTables[K]>[] };

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
