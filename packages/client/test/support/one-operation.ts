import { createClient } from "../../src/index.ts";

/** The program whose size is measured. */
export async function readAll(): Promise<void> {
  for await (const user of createClient().items("/v2/users")) console.log(user);
}
