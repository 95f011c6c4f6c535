import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { runTransaction } from "../../db/transaction.ts";
import { isOwn, subscriptionTypes } from "../../domain/subscription-types.ts";
import { forbidden, HttpError, notFound } from "../../http/http-error.ts";
import { mayChangePortfolio } from "../../roles.ts";
import { orderByName, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { updatePortfolioSize } from "../portfolio/portfolio-size.ts";
import { changeInBulk } from "./bulk-subscriptions.ts";
import { listExpiredSubscriptions } from "./expired-subscriptions.ts";
import { subscribe } from "./subscribe.ts";
import { endSubscription } from "./subscription-changes.ts";

type Plans = components["schemas"]["Subscriptions"];

export const subscriptions = {
  async getSubscriptions(call) {
    const plans: Plans = { event_forensics: false, user_behavior_forensics: false, real_time_alerts: true };
    return { ...(await readPlans(call)), ...plans };
  },

  async subscribeCompanies({ body, caller, database }) {
    assertMayChange(caller);
    const outcomes = await runTransaction(database, async (transaction) => {
      const list: [string, components["schemas"]["SubscribeOutcome"]][] = [];
      for (const [type, order] of Object.entries(body)) {
        list.push([type, await subscribe(transaction, caller, type, order)]);
      }
      await updatePortfolioSize(transaction, caller.customerGuid);
      return list;
    });
    return Object.fromEntries(outcomes);
  },

  async changeSubscriptions({ body, caller, database }) {
    assertMayChange(caller);
    const outcome = await runTransaction(database, async (transaction) => {
      const done = await changeInBulk(transaction, caller, body);
      await updatePortfolioSize(transaction, caller.customerGuid);
      return done;
    });
    return outcome;
  },

  listExpiredSubscriptions,

  async deleteSubscription({ path, caller, database }) {
    assertMayChange(caller);
    const { customerGuid } = caller;
    await runTransaction(database, async (transaction) => {
      const followed = await selectPortfolio(transaction, customerGuid)
        .select(["companies.id", "subscriptions.type"])
        .where("companies.guid", "=", path.company_guid)
        .executeTakeFirstOrThrow(() => notFound());
      if (isOwn(followed.type)) throw forbidden();
      await endSubscription(transaction, customerGuid, followed.id, followed.type);
      await updatePortfolioSize(transaction, customerGuid);
    });
  },
} satisfies OperationHandlers;

function assertMayChange({ role }: Call<"getSubscriptions">["caller"]): void {
  if (!mayChangePortfolio(role)) throw new HttpError(403, "You do not have subscription modification permissions");
}

async function readPlans({ caller, database }: Call<"getSubscriptions">) {
  const rows = await selectPortfolio(database, caller.customerGuid)
    .select(["companies.guid", "companies.name", "subscriptions.type", "subscriptions.date_added"])
    .$call(orderByName)
    .execute();
  const quotas = await database
    .selectFrom("subscription_quotas")
    .select(["type", "quota"])
    .where("customer_guid", "=", caller.customerGuid)
    .orderBy("type")
    .execute();
  const byType = Map.groupBy(rows, ({ type }) => type);
  return Object.fromEntries(
    quotas.map(({ type, quota }) => {
      const own = byType.get(type) ?? [];
      const companies = own.map(({ guid, name, date_added: start_date }) => ({ guid, name, start_date }));
      const remaining = Math.max(0, quota - own.length);
      return [type, { name: subscriptionTypes[type] ?? type, quota, remaining, companies }];
    }),
  );
}
