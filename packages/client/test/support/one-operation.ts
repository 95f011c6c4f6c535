import { items } from "../../src/features/pages.ts";
import { listUsers } from "../../src/generated/operations.ts";
import { createTransport } from "../../src/transport/transport.ts";

/** What the size of is measured: one operation, with retries and paging. */
export async function readAll(): Promise<void> {
  for await (const user of items(createTransport(), listUsers)) console.log(user);
}
