import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Contract, Document, JsonObject, RateLimit } from "./contract.ts";
import { readRateLimit } from "./extensions.ts";
import { readOperations } from "./operations.ts";
import { locate, walk } from "./references.ts";

/** The path of the bundled contract. */
export const contractFile: string = fileURLToPath(new URL("../generated/openapi.json", import.meta.url));

/**
 * Reads the bundled contract.
 *
 * @param file - Defaults to the bundle that `pnpm generate` writes.
 * @throws Error that names the file and the invalid part of it.
 */
export function loadContract(file: string = contractFile): Contract {
  return parseContract(readFileSync(file, "utf8"), file);
}

/**
 * Reads a contract from its JSON text.
 *
 * @param file - The name of the text in error messages.
 * @throws Error like {@link loadContract}.
 */
export function parseContract(text: string, file = "the contract"): Contract {
  try {
    const document: Document = JSON.parse(text);
    if (typeof document?.openapi !== "string") throw new Error("the openapi version is missing");
    walk(document, ({ $ref }) => typeof $ref === "string" && locate(document, $ref));
    return { document, operations: readOperations(document), rateLimit: readDocumentLimit(document) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is invalid: ${reason}`, { cause: error });
  }
}

function readDocumentLimit(document: JsonObject): Required<RateLimit> {
  const { concurrent, recommendedConcurrent, requests, windowSeconds } = readRateLimit(document);
  if (concurrent && recommendedConcurrent && requests && windowSeconds) {
    return { concurrent, recommendedConcurrent, requests, windowSeconds };
  }
  throw new Error("x-rate-limit must have concurrent, recommendedConcurrent, requests and windowSeconds");
}
