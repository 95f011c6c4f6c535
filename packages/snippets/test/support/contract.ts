import { loadContract } from "@signet/openapi";
import type { OpenApiDocument } from "@signet/snippets";

const { document, operations } = loadContract();

/** The repository's contract, bundled. */
export const contract: OpenApiDocument = document;

/** Every operationId of the contract. */
export const operationIds: readonly string[] = operations.map(({ id }) => id);
