import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { OpenApiDocument } from "@signet/snippets";

/** The repository's contract, bundled. */
export const contract: OpenApiDocument = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@signet/openapi/openapi.json"), "utf8"),
);

/** Every operationId of the contract. */
export const operationIds: readonly string[] = Object.values(contract.paths ?? {}).flatMap((item) =>
  Object.values(item).flatMap((operation: { operationId?: string }) => operation.operationId ?? []),
);
