import { join } from "node:path";
import { expect, test } from "vitest";
import { DatabaseUnavailable } from "../../src/db/database-error.ts";
import { startWriter } from "../../src/db/sqlite-writer.ts";

test("a thread that cannot open its file fails each write, and closes", async () => {
  const writer = startWriter(join(import.meta.dirname, "no-folder/sandbox.db"));
  const statement = { sql: "select 1", parameters: [] };
  await expect(writer.execute(statement)).rejects.toThrow(DatabaseUnavailable);
  await expect(writer.execute(statement)).rejects.toThrow(DatabaseUnavailable);
  await writer.close();
});
