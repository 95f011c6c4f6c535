import { timingSafeEqual } from "node:crypto";
import type { Database } from "../db/database.ts";
import { hashSecret } from "./token-format.ts";

/** The proof that somebody received the mail about a company token. */
export interface Retrieval {
  code: string;
  email: string;
  tokenGuid: string;
}

/** Checks the code of a mail about a token, sent to an address. */
export async function checkRetrievalCode(database: Database, { code, email, tokenGuid }: Retrieval): Promise<boolean> {
  const mail = await database
    .selectFrom("token_retrievals")
    .select("code_hash")
    .where("token_guid", "=", tokenGuid)
    .where("email", "=", email)
    .executeTakeFirst();
  return mail !== undefined && timingSafeEqual(mail.code_hash, hashSecret(code));
}
