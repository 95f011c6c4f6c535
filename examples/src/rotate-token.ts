/**
 * Replaces a company API token by a new one: saves the new one in a file, checks that it works, deletes the old one, and checks that the
 * old one no longer works. No token is printed. Replace a user token in User Preferences instead.
 *
 * Run: BITSIGHT_API_TOKEN=$(cat token.txt) node examples/src/rotate-token.ts token.txt
 */
import { renameSync, writeFileSync } from "node:fs";
import { createClient, unwrap } from "@signet/client";
import { createApiToken, deleteApiToken, getCurrentUser, listApiTokens } from "@signet/client/operations";

const [, , file = "token.txt"] = process.argv;
const { BITSIGHT_API_TOKEN: old = "" } = process.env;

try {
  const before = createClient({ token: old });
  const { customer } = await unwrap(getCurrentUser(before));
  if (customer === undefined) throw new Error("the token belongs to no customer");
  const customer_guid = customer.guid;

  // The list shows only the last characters of each token.
  const tokens = await unwrap(listApiTokens(before, { customer_guid }));
  const [own, ...others] = tokens.filter(({ token }) => old.endsWith(token.replace(/^\*+/, "")));
  if (own === undefined) throw new Error("the token is no company API token: replace it in User Preferences");
  if (others.length > 0) throw new Error("two tokens end in the same characters: delete one in User Preferences");

  const body = { description: own.description, group: own.group };
  const created = await unwrap(createApiToken(before, { customer_guid, body }));
  // Save it first: the API never shows it again.
  writeFileSync(`${file}.new`, `${created.token}\n`, { mode: 0o600, flag: "wx" });
  renameSync(`${file}.new`, file);

  const after = createClient({ token: created.token });
  await unwrap(getCurrentUser(after));
  await unwrap(deleteApiToken(after, { customer_guid, token_guid: own.guid }));
  const { status } = await getCurrentUser(before);
  if (status !== 401) throw new Error(`the old token still works: its status is ${status}`);
  console.log(`The new token is in ${file}. The old one is deleted.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
