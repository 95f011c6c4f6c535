/**
 * Writes tokens into a database until it is stopped, and prints a line for each acknowledged write: `node writer.ts DATABASE COUNT`.
 */
import { writeSync } from "node:fs";
import { openDatabase } from "../../src/db/open.ts";
import { userPrincipal } from "../../src/principal.ts";
import { createTokens } from "../../src/tokens/tokens.ts";
import { folderOf } from "./folder-of.ts";

const [location = "", count = "Infinity"] = process.argv.slice(2);
const database = await openDatabase(location);
const tokens = createTokens(database, Buffer.alloc(32), folderOf(location));
const columns = await database
  .selectFrom("users")
  .selectAll()
  .where("status", "=", "Activated")
  .orderBy("guid")
  .executeTakeFirstOrThrow();
const user = userPrincipal(columns, null);
// Straight to the descriptor: a written line exists, whatever happens to this process.
const say = (...words: string[]) => void writeSync(1, `${words.join(" ")}\n`);

say("ready");
for (let written = 0; written < Number(count); written += 1) {
  try {
    say("generated", await tokens.generateUserToken(user));
    if (written % 3 !== 0) continue;
    const request = { by: user, description: "A round", groupGuid: null };
    const made = await tokens.createCompanyToken(request);
    say("created", made.token);
    say("deleting", made.token);
    await tokens.deleteCompanyToken(user, made.guid);
    say("deleted", made.token);
  } catch (error) {
    say("failed", (error as { errcode?: number; code?: string }).code ?? String(error));
    break;
  }
}
// After a failure, too, revoked tokens stay revoked in this process, and the others work.
for await (const line of process.stdin.iterator({ destroyOnReturn: false })) {
  for (const token of String(line).split("\n").filter(Boolean)) {
    const works = tokens.verify(token, null).then((caller) => String(caller !== undefined));
    say("verified", token, await works.catch(() => "unanswered"));
  }
}
await database.destroy();
