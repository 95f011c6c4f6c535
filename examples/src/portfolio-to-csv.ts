/**
 * Writes your whole portfolio to a CSV file, one line for each company. The file appears when it is complete.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/portfolio-to-csv.ts portfolio.csv
 */
import { open, rename, rm } from "node:fs/promises";
import { ClientError, createClient, items } from "@signet/client";
import { listPortfolio } from "@signet/client/operations";

type Value = string | number | null | undefined;

/** Quotes a value for CSV. A leading apostrophe keeps spreadsheets from running text as a formula. */
function toCell(value: Value): string {
  if (typeof value === "number") return String(value);
  const text = (value ?? "").replace(/^\s*[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const toLine = (...values: Value[]) => `${values.map(toCell).join(",")}\r\n`;

const [, , path = "portfolio.csv"] = process.argv;
const draft = `${path}.${process.pid}.part`;
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

const file = await open(draft, "wx");
try {
  const client = createClient();
  let count = 0;
  await file.write(toLine("name", "guid", "custom_id", "rating", "rating_date"));
  for await (const company of items(client, listPortfolio, { limit: 100, sort: ["name"] }, { signal: stop.signal })) {
    const { name, guid, custom_id, rating, rating_date } = company;
    await file.write(toLine(name, guid, custom_id, rating, rating_date));
    count += 1;
  }
  await file.close();
  await rename(draft, path);
  console.error(`${count} companies are in ${path}`);
} catch (error) {
  await file.close();
  await rm(draft, { force: true });
  if (!stop.signal.aborted && !(error instanceof ClientError)) throw error;
  console.error(error instanceof ClientError ? `${error.code}: ${error.message}` : "interrupted");
  process.exitCode = 1;
}
