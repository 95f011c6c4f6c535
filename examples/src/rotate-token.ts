/**
 * Replaces a company API token: creates a new one, checks it, saves it in a file, and deletes the old one.
 *
 * The file holds the current token. It must belong to an admin.
 * Run: node examples/src/rotate-token.ts token.txt
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createClient, unwrap } from "@signet/client";

const [, , file = "token.txt"] = process.argv;
// Called before every request, so that the client uses the new token as soon as it is saved.
const client = createClient({ token: () => readFileSync(file, "utf8").trim() });

const { customer } = await unwrap(client.GET("/v1/users/current"));
if (customer === undefined) throw new Error("the token belongs to no customer");
const path = { customer_guid: customer.guid };
const before = await unwrap(client.GET("/v1/customers/{customer_guid}/api-tokens", { params: { path } }));

const description = `rotated ${new Date().toISOString()}`;
const body = { description };
const created = await unwrap(client.POST("/v1/customers/{customer_guid}/api-tokens", { params: { path }, body }));
await unwrap(createClient({ token: created.token }).GET("/v1/users/current"));
writeFileSync(`${file}.new`, created.token, { mode: 0o600 });
renameSync(`${file}.new`, file);

// Only tokens that this program created are deleted.
for (const { guid, description } of before.filter((token) => token.description.startsWith("rotated "))) {
  const { error } = await client.DELETE("/v1/customers/{customer_guid}/api-tokens/{token_guid}", {
    params: { path: { ...path, token_guid: guid } },
  });
  console.log(error ? `${description}: ${JSON.stringify(error)}` : `${description}: deleted`);
}
console.log(`${created.description}: saved in ${file}`);
