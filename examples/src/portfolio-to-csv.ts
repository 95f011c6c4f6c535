/**
 * Writes your portfolio to standard output as CSV, one line for each company.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/portfolio-to-csv.ts > portfolio.csv
 */
import { createClient } from "@signet/client";

const client = createClient();

console.log("name,guid,rating,industry");
for await (const { name, guid, rating, industry } of client.items("/v2/portfolio")) {
  console.log([name, guid, rating, industry?.name].map(toCell).join(","));
}

/** Quotes a value for CSV, and keeps spreadsheets from reading text as a formula. */
function toCell(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = (value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
