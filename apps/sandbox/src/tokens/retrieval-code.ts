import { timingSafeEqual } from "node:crypto";
import type { Database } from "../db/database.ts";
import { hashSecret } from "./token-format.ts";

export async function checkRetrievalCode(
  database: Database,
  { code, email, tokenGuid }: Record<"code" | "email" | "tokenGuid", string>,
) {
  const mail = await database
    .selectFrom("token_retrievals")
    .select("code_hash")
    .where("token_guid", "=", tokenGuid)
    .where("email", "=", email)
    .executeTakeFirst();
  return mail !== undefined && timingSafeEqual(mail.code_hash, hashSecret(code));
}
