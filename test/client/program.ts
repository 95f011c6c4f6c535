import { createClient, items } from "@signet/client";
import { listUsers } from "@signet/client/operations";

/** A call that goes well, one that has to be sent twice, and a list of two pages; what came of it is posted to the server. */
export async function run(origin: string): Promise<never> {
  const token = "a".repeat(40);
  const client = createClient({ baseUrl: origin, token, retry: { baseDelayMs: 1 }, dangerouslyAllowBrowser: true });
  const companies = await client.GET("/v1/companies");
  const folders = await client.GET("/v1/folders");
  const users: string[] = [];
  for await (const { guid } of items(client, listUsers)) users.push(guid);
  const report = {
    called: companies.status === 200 ? companies.data.companies.length : companies.status,
    again: [folders.status, folders.attempts],
    users,
  };
  await fetch(`${origin}/report`, { method: "POST", body: JSON.stringify(report) });
  // How a launcher knows that nothing more comes.
  throw new Error("the program has ended");
}
