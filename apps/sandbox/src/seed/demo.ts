import { hashPassword } from "../console/sign-in/password.ts";
import type { Database } from "../db/database.ts";
import type { Role } from "../roles.ts";
import { hashSecret, randomText } from "../tokens/token-format.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Examples } from "./contract-examples.ts";

/** What the sandbox shows at its start, and what it takes to have it again after a reset. */
export interface DemoAccess {
  userToken: string;
  companyToken: string;
  email: string;
  password: string;
  /** Makes the tokens and the password valid in a world made anew. */
  restore(): Promise<void>;
}

/**
 * Makes the demo customer's company token and password anew, and its user token unless that is there from an earlier start: a
 * line once pasted goes on working.
 *
 * The user token belongs to the user of the contract's examples, who cannot sign in; the one who signs in is a colleague, so
 * that neither a start nor a click in the browser ends a token the other one made.
 */
export async function grantDemoAccess(database: Database, tokens: Tokens, examples: Examples): Promise<DemoAccess> {
  const owner = await database
    .selectFrom("users")
    .selectAll()
    .where("guid", "=", examples.user.guid)
    .executeTakeFirstOrThrow();
  const { email } = await selectColleagues(database, examples).orderBy("role").executeTakeFirstOrThrow();
  const password = randomText(20);
  const passwordHash = await hashPassword(password);
  const userToken = (await tokens.showUserToken(owner, null)) ?? (await tokens.generateUserToken(owner, null));
  const { token: companyToken } = await tokens.createCompanyToken({
    // The one of the last start, which it replaces.
    guid: demoTokenGuid,
    by: { guid: owner.guid, customerGuid: owner.customer_guid, name: owner.formal_name, address: null },
    description: "Printed by the sandbox when it starts",
    role: owner.role as Role,
    groupGuid: null,
  });
  const letSignIn = async () => {
    const colleagues = await selectColleagues(database, examples).execute();
    const guids = colleagues.map(({ guid }) => guid);
    await database.updateTable("users").set({ password_hash: passwordHash }).where("guid", "in", guids).execute();
  };
  await letSignIn();
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
    restore: async () => {
      await database.insertInto("tokens").values(rows).execute();
      await letSignIn();
    },
  };
}

/** All others of the demo customer; one password lets each of them in, to try every role. */
function selectColleagues(database: Database, { user, customer }: Examples) {
  return database
    .selectFrom("users")
    .select(["guid", "email", "role"])
    .where("customer_guid", "=", customer.guid)
    .where("guid", "!=", user.guid);
}

const demoTokenGuid = "5167e700-0000-4000-8000-000000000001";
