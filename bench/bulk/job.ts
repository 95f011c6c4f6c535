import { bulk, createClient, openJournal, unwrap } from "@signet/client";
import { listFindings } from "@signet/client/operations";

/** One run of the bulk job: its journal, its rate and what it reads come from the environment; it tells its parent how far it is. */
const { JOURNAL = "", RATE = "" } = process.env;
const [requests = 0, windowSeconds = 0] = RATE.split("/").map(Number);
const tally = { done: 0, requests: 0, refused: 0, seconds: 0, windows: [] as number[], memoryMb: [] as number[] };
const counted: typeof fetch = async (input, init) => {
  tally.requests++;
  const window = Math.floor((performance.now() - start) / 1_000 / windowSeconds);
  tally.windows[window] = (tally.windows[window] ?? 0) + 1;
  const response = await fetch(input, init);
  if (response.status === 429) tally.refused++;
  return response;
};
// The list of what to read is asked for by a client of its own, before the clock starts.
const { companies } = await unwrap(createClient().GET("/v1/companies"));
const guids = companies.map(({ guid }) => guid);
await new Promise((resolve) => setTimeout(resolve, windowSeconds * 1_000));

const client = createClient({ fetch: counted, concurrent: 20, rate: { requests, windowSeconds } });
const journal = openJournal(JOURNAL);
const start = performance.now();
const read = async (guid: string, signal: AbortSignal) =>
  (await unwrap(listFindings(client, { guid, limit: 10 }, { signal }))).count;
for await (const { error } of bulk(guids, read, { journal, concurrent: 40 })) {
  if (error !== undefined) throw error;
  tally.done++;
  tally.seconds = (performance.now() - start) / 1_000;
  if (tally.done % 250 === 0) {
    gc?.();
    tally.memoryMb.push(process.memoryUsage().heapUsed / 1e6);
  }
  if (tally.done % 10 === 0) process.send?.(tally);
}
process.send?.(tally, () => process.exit());
