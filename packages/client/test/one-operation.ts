import { listUsers } from "../src/generated/operations.ts";
import { items } from "../src/pages.ts";
import { createTransport } from "../src/transport.ts";

/** What the size of is measured: one operation, with retries and paging. */
export async function readAll(): Promise<void> {
  for await (const user of items(createTransport(), listUsers)) console.log(user);
}
