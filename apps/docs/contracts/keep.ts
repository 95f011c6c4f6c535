/** Keeps today's contract as a version of its own, for the changelog to compare with: `node apps/docs/contracts/keep.ts`. */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readContract } from "../plugins/contract.ts";
import { surfaceOf } from "../plugins/contract-surface.ts";

const file = process.argv[2] ?? createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
const today = new Date().toISOString().slice(0, 10);
writeFileSync(
  join(import.meta.dirname, `${today}.json`),
  `${JSON.stringify(surfaceOf(readContract(file)), null, 1)}\n`,
);
