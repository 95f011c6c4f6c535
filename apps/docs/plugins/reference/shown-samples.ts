import { contractFile } from "@signet/openapi";
import { listOperations, targetNames } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { ourReference } from "../../our-reference.ts";
import { pageSamples } from "./page-samples.ts";
import { createSample, type Sample } from "./sample.ts";

/** Writes every snippet that the pages of the site show, in the contract's order. */
export async function shownSamples(siteDir: string): Promise<readonly Sample[]> {
  const contract = await loadDocument(contractFile);
  const operations = listOperations(contract).flatMap(({ operationId }) =>
    targetNames.map((target) => createSample(contract, operationId, target, ourReference)),
  );
  return [...operations, ...Object.values(pageSamples(contract, siteDir, ourReference))];
}
