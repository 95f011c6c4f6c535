/**
 * Reads the findings of every company of your portfolio into a file, with a progress bar. Run it again to continue after an interruption,
 * or to read the companies that failed.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/bulk-findings.ts findings.jsonl
 */
import {
  type BulkOptions,
  bulk,
  createClient,
  type Finding,
  type Item,
  items,
  type ListPortfolio,
  openCheckpoint,
  type Progress,
} from "@signet/client";
import { listFindings, listPortfolio } from "@signet/client/operations";

type Company = Item<ListPortfolio>;

const [, , file = "findings.jsonl"] = process.argv;
const client = createClient({ concurrency: 10 });
const checkpoint = openCheckpoint<Finding[]>(file);
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const { signal } = stop;

async function read({ guid }: Company, signal: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of items(client, listFindings, { guid }, { signal })) findings.push(finding);
  return findings;
}

const failures: string[] = [];
try {
  const companies = items(client, listPortfolio, { limit: 100, sort: ["name"] }, { signal });
  const options: BulkOptions<Company, Finding[]> = { key: ({ guid }) => guid, checkpoint, onProgress, signal };
  for await (const { item, error } of bulk(companies, read, options)) {
    if (error) failures.push(`${item.name}: ${error}`);
  }
  let count = 0;
  for (const { value } of checkpoint.entries()) count += value.length;
  console.log(`${count} findings in ${file}`);
} catch (error) {
  if (!signal.aborted) throw error;
  failures.push("\ninterrupted: run the program again to continue");
} finally {
  checkpoint.close();
}
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;

function onProgress({ done, failed, total = 0 }: Progress): void {
  const finished = done + failed;
  const width = total > 0 ? Math.round((finished / total) * 30) : 0;
  process.stderr.write(`\r${"#".repeat(width).padEnd(30, ".")} ${finished}/${total}${finished === total ? "\n" : ""}`);
}
