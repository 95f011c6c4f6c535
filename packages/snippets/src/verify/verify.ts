import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { findOperation, listOperations } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { SnippetOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { targetNames } from "../targets/targets.ts";
import { createSnippet } from "../write/create-snippet.ts";
import { hider } from "./hide.ts";
import type { Interpreter, NumberedSnippet, Workplace } from "./interpreters.ts";
import { findInterpreters, toolVersions } from "./interpreters.ts";
import { readWire } from "./recorded-request.ts";
import type { Recorder } from "./recorder.ts";
import { startRecorder } from "./recorder.ts";
import type { OperationReport, RunReport, VerifyCounts, VerifyReport } from "./report.ts";
import { writeUpload } from "./upload.ts";
import { answerErrors, requestErrors } from "./validate-request.ts";

export type { ToolVersion } from "./interpreters.ts";
export type { WireBody, WirePart, WireRequest } from "./recorded-request.ts";
export type { OperationReport, RunReport, VerifyCounts, VerifyReport } from "./report.ts";
export { formatReport } from "./report.ts";

/** What {@link verifySnippets} may be told; the rest goes to the snippets. */
export interface VerifyOptions extends Omit<SnippetOptions, "server" | "download"> {
  /**
   * The server that answers, as a base address. Requests reach it through a recorder on this machine.
   *
   * @defaultValue none: the recorder answers every request with `{}`, and answers are not looked at
   */
  readonly server?: string | undefined;
  /** The path of an authority's PEM file to trust for that server. */
  readonly ca?: string | undefined;
  /**
   * The operations to run.
   *
   * @defaultValue all
   */
  readonly operations?: readonly string[];
  /**
   * How many of them at most.
   *
   * @defaultValue all
   */
  readonly limit?: number | undefined;
  readonly targets?: readonly TargetName[];
  /**
   * The folder whose `node_modules` the TypeScript snippets import from.
   *
   * @defaultValue the working folder
   */
  readonly packages?: string | undefined;
  /**
   * The Python that has requests.
   *
   * @defaultValue `"python3"`
   */
  readonly python?: string | undefined;
  /**
   * How many snippets one process runs.
   *
   * @defaultValue 10
   */
  readonly batch?: number | undefined;
  /**
   * Puts the server back. It is called before the first request, and before each that follows one which may have changed
   * something; requests then reach the server one after the other.
   */
  readonly beforeEach?: (() => Promise<void>) | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Runs the snippets of a document's operations as programs, keeps what each of them sends, and compares: all programs of
 * an operation must send the same one request, and it must fit the document.
 */
export async function verifySnippets(document: OpenApiDocument, options: VerifyOptions = {}): Promise<VerifyReport> {
  const { server, ca, limit = Number.POSITIVE_INFINITY, python = "python3" } = options;
  const { found, missing } = findInterpreters();
  const targets = options.targets ?? targetNames;
  const interpreters = found.filter(({ target }) => targets.includes(target));
  const chosen = options.operations?.map((id) => findOperation(document, id)) ?? listOperations(document);
  const operations = chosen.slice(0, limit);
  const authority = ca === undefined ? undefined : await readFile(ca, "utf8");
  const recorder = await startRecorder(server, authority, options.beforeEach);
  const folder = await mkdtemp(join(tmpdir(), "signet-snippets-"));
  try {
    const place: Workplace = {
      folder,
      certificate: join(folder, "certificate.pem"),
      packages: options.packages ?? process.cwd(),
      python,
      conditions: conditionsHere(),
      environment: environmentOf(options),
    };
    await writeFile(place.certificate, recorder.certificate);
    const hide = hider([options.token, options.password]);
    const reports = (await runAll(document, operations, interpreters, recorder, place, options)).map(hide);
    return {
      tools: await toolVersions(python),
      interpreters: interpreters.map(({ name }) => name),
      missing: targets.includes("curl") ? missing : [],
      operations: reports,
      counts: countsOf(reports),
    };
  } finally {
    await recorder.close();
    await rm(folder, { recursive: true });
  }
}

async function runAll(
  document: OpenApiDocument,
  operations: readonly FoundOperation[],
  interpreters: readonly Interpreter[],
  recorder: Recorder,
  place: Workplace,
  options: VerifyOptions,
): Promise<readonly OperationReport[]> {
  const { batch: size = 10 } = options;
  const reports: OperationReport[] = [];
  for (let start = 0; start < operations.length; start += size) {
    const batch = operations.slice(start, start + size);
    const problems = new Map<number, string>();
    const skipped = batch.map((): Partial<Record<TargetName, string>> => ({}));
    const numberOf = (index: number, runner: number) => (start + index) * interpreters.length + runner;
    const files = await Promise.all(
      batch.map(async (operation, index) =>
        operation.operation.requestBody && options.file === undefined
          ? writeUpload(document, operation, place.folder, String(start + index))
          : options.file,
      ),
    );
    const work = interpreters.map((interpreter, runner) => async () => {
      const snippets = batch.flatMap(({ operationId }, index): NumberedSnippet[] => {
        const number = numberOf(index, runner);
        try {
          const { code } = createSnippet(document, operationId, interpreter.target, {
            ...options,
            file: files[index],
            server: recorder.address(number),
          });
          return [{ number, code }];
        } catch (error) {
          if (!(error instanceof SnippetError)) throw error;
          skipped[index] = { ...skipped[index], [interpreter.target]: `${error.message} [${error.code}]` };
          return [];
        }
      });
      if (snippets.length === 0) return;
      for (const [number, problem] of await interpreter.run(snippets, place)) problems.set(number, problem);
    });
    await Promise.all(work.map((one) => one()));
    recorder.assertReady();
    for (const [index, operation] of batch.entries()) {
      const runs = interpreters.flatMap((interpreter, runner): RanProgram[] => {
        if (skipped[index]?.[interpreter.target] !== undefined) return [];
        const number = numberOf(index, runner);
        return [{ interpreter, recorded: recorder.recorded(number), problem: problems.get(number) }];
      });
      reports.push(reportOf(document, operation, runs, skipped[index] ?? {}, options.server !== undefined));
    }
    options.onProgress?.(reports.length, operations.length);
  }
  return reports;
}

interface RanProgram {
  readonly interpreter: Interpreter;
  readonly recorded: ReturnType<Recorder["recorded"]>;
  readonly problem: string | undefined;
}

function reportOf(
  document: OpenApiDocument,
  operation: FoundOperation,
  ran: readonly RanProgram[],
  skipped: OperationReport["skipped"],
  isAnswered: boolean,
): OperationReport {
  const errors: string[] = [];
  const misfits = new Set<string>();
  const runs = ran.map(({ interpreter: { name, target }, recorded, problem }): RunReport => {
    const requests = recorded.map(readWire);
    if (requests.length !== 1) errors.push(`${name} sent ${requests.length} requests: ${problem ?? "it said nothing"}`);
    for (const [index, one] of recorded.entries()) {
      const wire = requests[index];
      if (wire) for (const error of requestErrors(document, operation, one, wire)) misfits.add(error);
      if (!isAnswered) continue;
      for (const error of answerErrors(document, operation, one.answer)) misfits.add(error);
      if (one.answer.status >= 400) errors.push(`${name} was answered ${one.answer.status}`);
    }
    return { interpreter: name, target, requests, statuses: recorded.map(({ answer }) => answer.status) };
  });
  const different = new Set(runs.flatMap(({ requests }) => requests.map((one) => JSON.stringify(one))));
  const same = runs.length > 0 && different.size === 1 && runs.every(({ requests }) => requests.length === 1);
  if (different.size > 1) errors.push(differenceOf(runs));
  const request = same ? runs[0]?.requests[0] : undefined;
  return { operationId: operation.operationId, request, same, runs, skipped, misfits: [...misfits], errors };
}

/** Names the parts in which the first two requests that differ do so. */
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
    fit: count(({ same, misfits }) => same && misfits.length === 0),
    failed: count(({ errors }) => errors.length > 0),
    skipped: reports.reduce((sum, { skipped }) => sum + Object.keys(skipped).length, 0),
  };
}

/** The same conditions as this process, so that packages resolve as they do here. */
function conditionsHere(): readonly string[] {
  return process.execArgv.flatMap((parameter) => /^--conditions=(.+)/.exec(parameter)?.[1] ?? []);
}

/** Where the code reads its credentials from the environment, they are put there. */
function environmentOf({
  credentialsFrom,
  variable = "BITSIGHT_API_TOKEN",
  token = "",
}: VerifyOptions): Record<string, string> {
  return credentialsFrom === "environment" ? { [variable]: token } : {};
}
