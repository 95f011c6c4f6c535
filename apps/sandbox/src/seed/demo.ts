import type { Transaction } from "kysely";
import { hashPassword } from "../console/sign-in/password.ts";
import type { Database, Tables } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { userPrincipal } from "../principal.ts";
import { hashSecret, randomText } from "../tokens/token-format.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Examples } from "./contract-examples.ts";

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
 * generating a token in the browser does not revoke the printed token.
 */
export async function grantDemoAccess(database: Database, tokens: Tokens, examples: Examples): Promise<DemoAccess> {
  const user = await database
    .selectFrom("users")
    .selectAll()
    .where("guid", "=", examples.user.guid)
    .executeTakeFirstOrThrow();
  const owner = userPrincipal(user, null);
  const { email } = await selectColleagues(database, examples).orderBy("role").executeTakeFirstOrThrow();
  const password = randomText(20);
  const passwordHash = await hashPassword(password);
  const userToken = (await tokens.showUserToken(owner)) ?? (await tokens.generateUserToken(owner));
  const { token: companyToken } = await tokens.createCompanyToken({
    // Replaces the token of the previous start.
    guid: demoTokenGuid,
    by: owner,
    description: "Printed by the sandbox when it starts",
    groupGuid: null,
  });
  const setPasswords = async (transaction: Transaction<Tables>) => {
    const colleagues = await selectColleagues(transaction, examples).execute();
    const guids = colleagues.map(({ guid }) => guid);
    await transaction.updateTable("users").set({ password_hash: passwordHash }).where("guid", "in", guids).execute();
  };
  await runTransaction(database, setPasswords);
  const rows = await database
    .selectFrom("tokens")
    .selectAll()
    .where("hash", "in", [hashSecret(userToken), hashSecret(companyToken)])
    .execute();
  return {
    userToken,
    companyToken,
    email,
    password,
    restore: () =>
      runTransaction(database, async (transaction) => {
        await transaction.insertInto("tokens").values(rows).execute();
        await setPasswords(transaction);
      }),
  };
}

/** They share one password, so that you can try every role. */
function selectColleagues(database: Database, { user, customer }: Examples) {
  return database
    .selectFrom("users")
    .select(["guid", "email", "role"])
    .where("customer_guid", "=", customer.guid)
    .where("guid", "!=", user.guid);
}

const demoTokenGuid = "5167e700-0000-4000-8000-000000000001";
