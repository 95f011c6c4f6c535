/** Records what programs print when a call fails, if the programs have changed: part of `pnpm generate`. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOfPrograms, type RecordedFailures, recordFailures } from "./failures.ts";

const file = join(import.meta.dirname, "../generated/failures.json");
const programs = hashOfPrograms();
const recorded: RecordedFailures | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
if (recorded?.programs !== programs) {
  console.log("Recording what failing calls print: about 30 seconds");
  const [date] = new Date().toISOString().split("T");
  const record = { programs, date, outputs: await recordFailures() };
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
}
