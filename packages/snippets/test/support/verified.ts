import type { OpenApiDocument } from "@signet/snippets";
import {
  type NormalizedRequest,
  type OperationReport,
  type VerifyOptions,
  type VerifyReport,
  verifySnippets,
} from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";

/** Runs every snippet of a document with the packages of this one's tests. */
export async function verified(document: OpenApiDocument, options: VerifyOptions = {}): Promise<VerifyReport> {
  return verifySnippets(document, {
    packages: `${import.meta.dirname}/../..`,
    python: await ensurePython(),
    ...options,
  });
}

/** Returns the request that all programs of an operation sent, or throws their errors. */
export function requestOf({ operations }: VerifyReport, operationId: string): NormalizedRequest {
  const report = operations.find((one) => one.operationId === operationId);
  if (!report?.request || report.errors.length > 0) throw new Error(explain(report, operationId));
  return report.request;
}

function explain(report: OperationReport | undefined, operationId: string): string {
  return `${operationId}: ${[...(report?.errors ?? []), ...Object.values(report?.skipped ?? {})].join("; ")}`;
}
