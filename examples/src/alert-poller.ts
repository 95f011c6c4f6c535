/**
 * Prints each new alert once, as one JSON object a line, until Ctrl-C. The state file remembers what was printed. With `--once` it polls
 * once, for cron.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/alert-poller.ts [--once] [--state FILE] [--every SECONDS] >> alerts.jsonl
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ClientError, createClient, items } from "@signet/client";
import { listAlerts } from "@signet/client/operations";

/** The newest date, and the dates of the alerts that were printed in the days before it. */
interface State {
  newest: string;
  printed: Record<string, string>;
}

const { values } = parseArgs({
  options: {
    once: { type: "boolean" },
    state: { type: "string", default: "alerts-state.json" },
    every: { type: "string", default: "300" },
  },
});
const seconds = Number(values.every);
if (!(seconds >= 1)) throw new Error("--every must be at least 1 second");
const state: State = existsSync(values.state)
  ? JSON.parse(readFileSync(values.state, "utf8"))
  : { newest: "2000-01-01", printed: {} };

const client = createClient();
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());

while (!stop.signal.aborted) {
  try {
    await poll();
  } catch (error) {
    if (!stop.signal.aborted) {
      if (!(error instanceof ClientError)) throw error;
      console.error(`${error.code}: ${error.message}`);
      if (values.once) process.exitCode = 1;
    }
  }
  if (values.once) break;
  await wait(seconds * 1_000, undefined, { signal: stop.signal }).catch(() => {});
}

async function poll(): Promise<void> {
  const input = { alert_date_gte: daysBefore(state.newest), sort: ["alert_date"] };
  for await (const alert of items(client, listAlerts, input, { signal: stop.signal })) {
    if (alert.guid in state.printed) continue;
    console.log(JSON.stringify(alert));
    state.printed[alert.guid] = alert.alert_date;
    if (alert.alert_date > state.newest) state.newest = alert.alert_date;
    save();
  }
  const oldest = daysBefore(state.newest);
  for (const [guid, date] of Object.entries(state.printed)) if (date < oldest) delete state.printed[guid];
  save();
}

/** Replaces the file in one step, so that a crash leaves the old state or the new one. */
function save(): void {
  writeFileSync(`${values.state}.new`, JSON.stringify(state));
  renameSync(`${values.state}.new`, values.state);
}

/** Alerts may arrive late, so the last three days are read again. */
function daysBefore(day: string): string {
  return new Date(Date.parse(day) - 3 * 86_400_000).toISOString().slice(0, 10);
}
