import { randomUUID } from "node:crypto";
import type { Database } from "../../apps/sandbox/src/db/database.ts";
import { hashSecret, mintToken } from "../../apps/sandbox/src/tokens/token-format.ts";

/** Fills the table with company tokens; returns some that work and all that were revoked: every tenth. */
export async function fillTokens(database: Database, count: number): Promise<{ live: string[]; revoked: string[] }> {
  const { guid: customer_guid } = await database
    .selectFrom("customers")
    .select("guid")
    .limit(1)
    .executeTakeFirstOrThrow();
  const [live, revoked]: [string[], string[]] = [[], []];
  for (let made = 0; made < count; made += 2_000) {
    const rows = Array.from({ length: Math.min(2_000, count - made) }, (_, index) => {
      const token = mintToken("company");
      const isRevoked = index % 10 === 9;
      if (isRevoked) revoked.push(token);
      else if (index < 50) live.push(token);
      return {
        guid: randomUUID(),
        kind: "company" as const,
        hash: isRevoked ? null : hashSecret(token),
        revoked_at: isRevoked ? "2026-10-01T00:00:00.000Z" : null,
        last_four: token.slice(-4),
        customer_guid,
        role: "customer_admin",
        description: "A token of the benchmark",
        creator_name: "The benchmark",
        created: "2026-10-01T00:00:00.000Z",
      };
    });
    await database.insertInto("tokens").values(rows).execute();
  }
  return { live, revoked };
}
