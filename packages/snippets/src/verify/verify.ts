import { isRecord, own } from "../document/json.ts";
import type { OpenApiDocument, RequestBody } from "../document/openapi-document.ts";
import { type FoundOperation, findOperation, listOperations } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import type { SnippetOptions } from "../options.ts";
import { ownExample } from "../request/parameters.ts";
import { wholeSchema } from "../sample/whole-schema.ts";
import type { TargetName } from "../targets/target.ts";
import { targetNames } from "../targets/targets.ts";
import { createSnippet } from "../write/create-snippet.ts";
import { findInterpreters } from "./interpreters.ts";
import { type NormalizedRequest, normalizeRequest } from "./normalized-request.ts";
import type { RecordedRequest } from "./recorder.ts";
import { createRedactor } from "./redact.ts";
import type { OperationReport, RunReport, VerifyCounts, VerifyReport } from "./report.ts";
import type { RunOptions } from "./run-options.ts";
import { type RunnableSnippet, runSnippets, type SnippetRun, toolVersions } from "./run-snippets.ts";
import { createSchemaValidator } from "./schema-validator.ts";
import { requestErrors, responseErrors } from "./validate-request.ts";

export { findInterpreters } from "./interpreters.ts";
export type { NormalizedBody, NormalizedPart, NormalizedRequest } from "./normalized-request.ts";
export type { RecordedRequest, RecordedResponse } from "./recorder.ts";
export type { OperationReport, RunReport, VerifyCounts, VerifyReport } from "./report.ts";
export { formatReport } from "./report.ts";
export type { RunOptions } from "./run-options.ts";
export type { RunnableSnippet, SnippetRun, ToolVersion } from "./run-snippets.ts";
export { runSnippets, toolVersions } from "./run-snippets.ts";
export type { Interpreter, InterpreterName } from "./runner.ts";
export type { SchemaValidator } from "./schema-validator.ts";
export { createSchemaValidator } from "./schema-validator.ts";

/** Options of {@link verifySnippets}: how snippets are run, and how they are written. */
export interface VerifyOptions
  extends Omit<RunOptions, "files" | "environment" | "serverVariable">,
    Omit<SnippetOptions, "server" | "download"> {
  /** The operations to run. @defaultValue all */
  readonly operations?: readonly string[];
  /** The maximum number of operations. @defaultValue all */
  readonly limit?: number | undefined;
  readonly targets?: readonly TargetName[];
}

/**
 * Runs the snippets of a document's operations and compares their requests: all snippets of an operation must send the same
 * request, and it must be valid for the operation.
 */
export async function verifySnippets(document: OpenApiDocument, options: VerifyOptions = {}): Promise<VerifyReport> {
  const { limit = Number.POSITIVE_INFINITY, targets = targetNames, python, file: ownFile } = options;
  const { found, missing } = findInterpreters(targets);
  const interpreters = found.filter(({ name }) => name !== "plain bash");
  const chosen = options.operations?.map((id) => findOperation(document, id)) ?? listOperations(document);
  const operations = chosen.slice(0, limit);
  const files: Record<string, string> = {};
  const environment: Record<string, string> = {};
  const snippets = operations.flatMap((operation, index): RunnableSnippet[] => {
    const hasUpload = operation.operation.requestBody !== undefined && ownFile === undefined;
    const file = hasUpload ? `${index}/upload.bin` : ownFile;
    if (hasUpload && file !== undefined) files[file] = uploadOf(document, operation) ?? "an upload\n";
    return interpreters.map(({ name, target }) => ({
      target,
      interpreter: name,
      write(server) {
        const { code, credentials } = createSnippet(document, operation.operationId, target, {
          ...options,
          file,
          server,
        });
        for (const { kind, start, end } of credentials) {
          if (kind === "variable") addVariable(environment, code.slice(start, end), options);
        }
        return code;
      },
    }));
  });
  const runs = await runSnippets(snippets, { ...options, files, environment });
  const validateRequest = createSchemaValidator(document, "request");
  const validateResponse = createSchemaValidator(document, "response");
  const errorsOf = (operation: FoundOperation, recorded: RecordedRequest, request: NormalizedRequest) => [
    ...requestErrors(document, validateRequest, operation, recorded, request),
    ...(options.server === undefined ? [] : responseErrors(document, validateResponse, operation, recorded.response)),
  ];
  const redact = createRedactor([options.token, options.password]);
  const reports: OperationReport[] = [];
  for (const [index, operation] of operations.entries()) {
    const own = runs.slice(index * interpreters.length, (index + 1) * interpreters.length);
    reports.push(redact(await reportOf(operation, own, errorsOf)));
  }
  return {
    tools: await toolVersions(python),
    interpreters: interpreters.map(({ name }) => name),
    missing,
    operations: reports,
    counts: countsOf(reports),
  };
}

/** Sets an environment variable that a snippet reads: the token, the password, or another credential. */
function addVariable(environment: Record<string, string>, name: string, { token, password }: VerifyOptions): void {
  const isPassword = name.endsWith("_PASSWORD");
  const isToken = !isPassword && Object.keys(environment).length === 0;
  environment[name] ??= (isToken ? token : isPassword ? password : undefined) ?? name.toLowerCase();
}

async function reportOf(
  operation: FoundOperation,
  snippetRuns: readonly SnippetRun[],
  errorsOf: (operation: FoundOperation, recorded: RecordedRequest, request: NormalizedRequest) => readonly string[],
): Promise<OperationReport> {
  const errors: string[] = [];
  const validationErrors = new Set<string>();
  const skipped: Partial<Record<TargetName, string>> = {};
  const runs: RunReport[] = [];
  for (const { interpreter, target, requests: recorded, problem, refusal } of snippetRuns) {
    if (refusal && interpreter !== "bash" && snippetRuns.some((run) => run.target === target && !run.refusal)) continue;
    if (refusal) {
      skipped[target] = `${refusal.message} [${refusal.code}]`;
      continue;
    }
    const requests = await Promise.all(recorded.map(normalizeRequest));
    if (requests.length !== 1) errors.push(`${interpreter} sent ${requests.length} requests: ${problem ?? "no error"}`);
    for (const [index, one] of recorded.entries()) {
      const request = requests[index];
      if (request) for (const error of errorsOf(operation, one, request)) validationErrors.add(error);
      if (one.response.status >= 400) errors.push(`${interpreter} got the status ${one.response.status}`);
    }
    runs.push({ interpreter, target, requests, statuses: recorded.map(({ response }) => response.status) });
  }
  const different = new Set(runs.flatMap(({ requests }) => requests.map((one) => JSON.stringify(one))));
  const same = runs.length > 0 && different.size === 1 && runs.every(({ requests }) => requests.length === 1);
  if (different.size > 1) errors.push(differenceOf(runs));
  const request = same ? runs[0]?.requests[0] : undefined;
  return {
    operationId: operation.operationId,
    request,
    same,
    runs,
    skipped,
    validationErrors: [...validationErrors],
    errors,
  };
}

function differenceOf(runs: readonly RunReport[]): string {
  const sent = runs.flatMap(({ interpreter, requests }) => requests.map((request) => ({ interpreter, request })));
  const [first] = sent;
  const other = sent.find(({ request }) => JSON.stringify(request) !== JSON.stringify(first?.request));
  const parts = (["method", "path", "query", "headers", "body"] as const).flatMap((part) => {
    const [left, right] = [JSON.stringify(first?.request[part]), JSON.stringify(other?.request[part])];
    return left === right ? [] : [`${part} ${left} from ${first?.interpreter}, ${right} from ${other?.interpreter}`];
  });
  return `different requests: ${parts.join("; ")}`;
}

function countsOf(reports: readonly OperationReport[]): VerifyCounts {
  const count = (test: (report: OperationReport) => boolean) => reports.filter(test).length;
  const runs = reports.flatMap((report) => report.runs);
  const targets = (report: OperationReport) => new Set(report.runs.map(({ target }) => target)).size;
  return {
    operations: reports.length,
    snippets: reports.reduce((sum, report) => sum + targets(report), 0),
    runs: runs.length,
    requests: runs.reduce((sum, { requests }) => sum + requests.length, 0),
    same: count(({ same }) => same),
    valid: count(({ same, validationErrors }) => same && validationErrors.length === 0),
    failed: count(({ errors }) => errors.length > 0),
    skipped: reports.reduce((sum, { skipped }) => sum + Object.keys(skipped).length, 0),
  };
}

/** Returns the example of the file that an operation uploads. */
function uploadOf(document: OpenApiDocument, { operation }: FoundOperation): string | undefined {
  const { content } = resolve<RequestBody>(document, operation.requestBody ?? {});
  const form = content?.["multipart/form-data"];
  const example = form && ownExample(document, form);
  if (!isRecord(example)) return undefined;
  const { properties } = wholeSchema(document, form?.schema);
  const isFile = (name: string) => {
    const { format, contentMediaType } = wholeSchema(document, own(properties, name));
    return format === "binary" || contentMediaType !== undefined;
  };
  const contents = Object.entries(example).map(([name, value]) => (isFile(name) ? value : undefined));
  return contents.find((value): value is string => typeof value === "string" && value !== "");
}
