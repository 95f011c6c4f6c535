import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { problems, runConformance } from "./conformance.ts";
import { comparePeers, formatComparison } from "./host/peers.ts";
import { formatReports } from "./host/table.ts";

const usage = `usage: run.ts [--runtime node22,node24,node26,deno,bun,workerd,chromium] [--small] [--subject ./mine.ts]… [--peers]

  --runtime  only these
  --small    every written case, a part of the composed and generated ones
  --subject  a module that exports a subject of your own, instead of ours; again for another
  --peers    count what bare clients do in Node, too`;

try {
  const { values } = parseArgs({
    options: {
      runtime: { type: "string" },
      small: { type: "boolean", default: false },
      subject: { type: "string", multiple: true },
      peers: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) console.log(usage);
  else await run(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

interface Flags {
  runtime?: string;
  small: boolean;
  subject?: string[];
  peers: boolean;
}

async function run({ runtime, small, subject, peers }: Flags): Promise<void> {
  const reports = await runConformance({
    small,
    ...(runtime !== undefined && { only: runtime.split(",") }),
    ...(subject && { subjects: subject.map((path) => resolve(path)) }),
    onReport: ({ runtime: name, milliseconds }) =>
      console.error(`${name} ran for ${(milliseconds / 1000).toFixed(1)} s`),
  });
  console.log(formatReports(reports));
  const found = reports.flatMap(problems);
  if (found.length > 0) {
    console.error(`\n${found.length} problems:\n${found.slice(0, 200).join("\n")}`);
    process.exitCode = 1;
  }
  if (peers) console.log(`\n${formatComparison(await comparePeers({ small }))}`);
}
