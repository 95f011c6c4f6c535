import { join } from "node:path";
import { contractFile } from "@signet/openapi";
import { targetNames } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { describedOperations, type ReferenceDocument } from "./document.ts";
import { pageSamples } from "./page-samples.ts";
import { createSample, type Sample } from "./sample.ts";

/** Lists the pages besides the reference, as glob patterns. */
export function otherPages(siteDir: string): readonly string[] {
  return ["docs", "src/pages"].map((folder) => join(siteDir, folder, "**/*.mdx"));
}

/** Writes every snippet that the pages of the site show, in the contract's order. */
export async function shownSamples(siteDir: string): Promise<readonly Sample[]> {
  const contract = (await loadDocument(contractFile)) as ReferenceDocument;
  const operations = describedOperations(contract).flatMap(({ operationId }) =>
    targetNames.map((target) => createSample(contract, operationId, target)),
  );
  return [...operations, ...Object.values(pageSamples(contract, otherPages(siteDir)))];
}
