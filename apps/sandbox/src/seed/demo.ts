import type { Selectable } from "kysely";
import { hashPassword } from "../console/sign-in/password.ts";
import { endSessions } from "../console/sign-in/sessions.ts";
import type { Database, Tables, Transaction } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { userPrincipal } from "../principal.ts";
import { printedTokenGuid } from "../tokens/company-tokens.ts";
import { hashSecret, randomText } from "../tokens/token-format.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Examples } from "./contract-examples.ts";
import { generateCustomers } from "./seed-customers.ts";

type User = Selectable<Tables["users"]>;

/** The credentials that the sandbox prints when it starts. */
export interface DemoAccess {
  userToken: string;
  companyToken: string;
  email: string;
  password: string;
  /** Makes the tokens and the password valid again after a reset. */
  restore(): Promise<void>;
}

/**
 * Creates a company token and a password for the demo customer, and a user token unless one exists from an earlier start.
 *
 * The user token belongs to the user in the contract's examples, who cannot sign in. A colleague signs in instead, so that
 * generating a token in the browser does not revoke the printed token. Whatever callers did to these two users, each start makes
 * them active users with their first role again.
 */
export async function grantDemoAccess(database: Database, tokens: Tokens, examples: Examples): Promise<DemoAccess> {
  const password = randomText(20);
  const passwordHash = await hashPassword(password);
  const access = await runTransaction(database, async (transaction) => {
    const { owner, colleague } = await restoreDemoUsers(transaction, examples);
    const by = userPrincipal(owner, null);
    const own = tokens.within(transaction);
    const userToken = (await own.showUserToken(by)) ?? (await own.generateUserToken(by));
    const description = "Printed by the sandbox when it starts";
    const request = { guid: printedTokenGuid, by, description, groupGuid: null };
    const { token: companyToken } = await own.createCompanyToken(request);
    await setPasswords(transaction, examples, passwordHash);
    return { userToken, companyToken, email: colleague.email };
  });
  const rows = await database
    .selectFrom("tokens")
    .selectAll()
    .where("hash", "in", [hashSecret(access.userToken), hashSecret(access.companyToken)])
    .execute();
  return {
    ...access,
    password,
    restore: () =>
      runTransaction(database, async (transaction) => {
        await transaction.insertInto("tokens").values(rows).execute();
        await setPasswords(transaction, examples, passwordHash);
      }),
  };
}

async function restoreDemoUsers(transaction: Transaction, examples: Examples) {
  const data = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirstOrThrow();
  const [demo] = generateCustomers(data, examples);
  const [owner, colleague] = demo?.users ?? [];
  if (owner === undefined || colleague === undefined) throw new Error("the demo customer has no users");
  return { owner: await restoreUser(transaction, owner), colleague: await restoreUser(transaction, colleague) };
}

/** Makes a user active again; a user that was deleted gets another address if somebody has theirs now. */
async function restoreUser(transaction: Transaction, user: User): Promise<User> {
  const { guid, customer_guid, role, status } = user;
  const holder = await transaction
    .selectFrom("users")
    .select("guid")
    .where("email", "=", user.email)
    .executeTakeFirst();
  const email = holder === undefined ? user.email : `${guid}@${user.email.split("@")[1]}`;
  const restored = await transaction
    .insertInto("users")
    .values({ ...user, email })
    .onConflict((conflict) => conflict.column("guid").doUpdateSet({ role, status }))
    .returningAll()
    .executeTakeFirstOrThrow();
  // Others may have taken the place of a deleted user.
  const active = transaction
    .selectFrom("users")
    .select((users) => users.fn.countAll<number>().as("count"))
    .where("customer_guid", "=", customer_guid)
    .where("status", "!=", "Deactivated");
  await transaction
    .updateTable("customer_settings")
    .set({ user_quota: active })
    .where("customer_guid", "=", customer_guid)
    .where("user_quota", "<", active)
    .execute();
  return restored;
}

/** All colleagues share one password, so that you can try every role. Whoever signed in with the previous one is signed out. */
async function setPasswords(transaction: Transaction, { user, customer }: Examples, password_hash: string) {
  const colleagues = await transaction
    .updateTable("users")
    .set({ password_hash })
    .where("customer_guid", "=", customer.guid)
    .where("guid", "!=", user.guid)
    .returning("guid")
    .execute();
  for (const { guid } of colleagues) await endSessions(transaction, guid);
}
