/**
 * Reads the findings of every company of your portfolio into a file, with a progress bar. Run it again to continue after a crash.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/bulk-findings.ts findings.jsonl
 */
import { bulk, createClient, type Finding, items, openCheckpoint, type Progress } from "@signet/client";
import { listFindings } from "@signet/client/operations";

const [, , file = "findings.jsonl"] = process.argv;
const client = createClient({ concurrency: 10 });
const checkpoint = openCheckpoint<Finding[]>(file);

async function read({ guid }: { guid: string }, signal: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of items(client, listFindings, { guid }, { signal })) findings.push(finding);
  return findings;
}

const failures: string[] = [];
const job = bulk(client.items("/v2/portfolio"), read, { key: ({ guid }) => guid, checkpoint, onProgress });
for await (const { item, error } of job) if (error) failures.push(`${item.name}: ${error}`);

let count = 0;
for (const { value } of checkpoint.entries()) count += value.length;
checkpoint.close();
console.log(`${count} findings in ${file}`);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;

function onProgress({ done, failed, total = 0 }: Progress): void {
  const finished = done + failed;
  const width = total > 0 ? Math.round((finished / total) * 30) : 0;
  process.stderr.write(`\r${"#".repeat(width).padEnd(30, ".")} ${finished}/${total}${finished === total ? "\n" : ""}`);
}
