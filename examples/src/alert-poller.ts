/**
 * Prints each new alert once, as one JSON object a line. Run it from cron; the state file remembers what was printed.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/alert-poller.ts alerts-state.json >> alerts.jsonl
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { ClientError, createClient } from "@signet/client";

/** The first day to read again, and the alerts that were printed since. */
interface State {
  since: string;
  printed: number[];
}

const [, , file = "alerts-state.json"] = process.argv;
const overlapDays = 3;
const state = readState();
const printed = new Set(state.printed);
const recent: { guid: number; date: string }[] = [];

try {
  const params = { query: { alert_date_gte: state.since, sort: ["alert_date"] } };
  for await (const alert of createClient().items("/v2/alerts", { params })) {
    recent.push({ guid: alert.guid, date: alert.alert_date });
    if (!printed.has(alert.guid)) console.log(JSON.stringify(alert));
  }
  // Alerts may arrive late, so the last days are read again.
  const since = daysBefore(recent.at(-1)?.date ?? state.since, overlapDays);
  const kept = recent.filter(({ date }) => date >= since).map(({ guid }) => guid);
  writeState({ since, printed: kept });
} catch (error) {
  // Nothing is saved: the next run prints the alerts of this one again.
  console.error(error instanceof ClientError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
}

function readState(): State {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { since: "2000-01-01", printed: [] };
}

/** Replaces the file in one step, so that a crash leaves the old state or the new one. */
function writeState(next: State): void {
  writeFileSync(`${file}.new`, JSON.stringify(next));
  renameSync(`${file}.new`, file);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
