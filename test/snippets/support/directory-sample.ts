import {
  createRequest,
  createSnippet,
  listOperations,
  type OpenApiDocument,
  type RequestBody,
  type RequestModel,
  resolveReference,
  SnippetError,
  type TargetName,
  targetNames,
} from "@signet/snippets";
import { createSchemaValidator, type RunnableSnippet } from "@signet/snippets/verify";
import { meaningOf } from "./arrival.ts";
import { defaultToken as token } from "./corpus-document.ts";
import { attempt, directory, placeholder, randomFrom, readDirectory } from "./directory.ts";
import { run } from "./run.ts";

/** An operation of one of the documents. */
export interface DrawnOperation {
  readonly id: string;
  readonly document: OpenApiDocument;
  readonly operationId: string;
}

/** The results of the sampled operations. */
export interface SampleReport {
  readonly documents: number;
  readonly operations: number;
  /** Operations whose requests differ, or did not arrive. */
  readonly different: readonly string[];
  readonly bodies: number;
  /** Made-up bodies that do not fit their schemas. */
  readonly invalid: readonly string[];
  /** Bodies that do not fit because of an example or a default of the document, or because its alternatives overlap. */
  readonly wrongExamples: readonly string[];
}

/** Draws one operation from each document, in an order that the seed decides. */
export function* drawOperations(seed: number): Generator<DrawnOperation> {
  const random = randomFrom(seed);
  const files = directory.map((file) => [random(), file] as const).sort(([left], [right]) => left - right);
  for (const [, file] of files) {
    const document = readDirectory(file);
    const operations = document ? listOperations(document) : [];
    const { operationId } = operations[Math.floor(random() * operations.length)] ?? {};
    if (document && operationId !== undefined) yield { id: `${file} ${operationId}`, document, operationId };
  }
}

/** Draws operations, and runs what every target can write. `python` is one that has httpx, which is tried then, too. */
export async function runSample(
  seed: number,
  size: number,
  targets: readonly TargetName[] = targetNames,
  python?: string,
): Promise<SampleReport> {
  const writers: readonly { readonly target: TargetName; readonly pythonClient?: "httpx" }[] = [
    ...targets.map((target) => ({ target })),
    ...(python === undefined ? [] : [{ target: "python", pythonClient: "httpx" } as const]),
  ];
  const programs: { readonly id: string; readonly codes: readonly string[] }[] = [];
  const bodies = { count: 0, invalid: [] as string[], wrongExamples: [] as string[] };
  let documents = 0;
  for (const { id, document, operationId } of drawOperations(seed)) {
    if (programs.length >= size) break;
    documents += 1;
    const codes = writers.map(({ target, ...client }) =>
      attempt(
        () =>
          createSnippet(document, operationId, target, {
            server: `${placeholder}/v0`,
            client: "fetch",
            token,
            ...client,
          }).code,
      ),
    );
    const written = codes.filter((code) => typeof code === "string");
    if (written.length === codes.length) programs.push({ id, codes: written });
    checkBody(document, operationId, id, bodies);
  }
  const different: string[] = [];
  for (let start = 0; start < programs.length; start += 250) {
    const share = programs.slice(start, start + 250);
    const snippets = share.flatMap(({ codes }) =>
      codes.map((code, index): RunnableSnippet => {
        const write = (server: string) => code.replaceAll(`${placeholder}/v0`, server);
        return { target: writers[index]?.target ?? "curl", write };
      }),
    );
    const runs = await run(snippets, {
      files: { "upload.bin": "an upload\n" },
      ...(python !== undefined && { python }),
    });
    for (const [index, { id }] of share.entries()) {
      const own = runs.slice(index * writers.length, (index + 1) * writers.length);
      const sent = own.map(({ requests }) =>
        JSON.stringify(requests.map((request) => [delimiters(request.target), meaningOf(request)])),
      );
      const problem = own.map((one) => one.problem).find((one) => one !== undefined);
      const isSame = new Set(sent).size === 1 && own.every(({ requests }) => requests.length === 1);
      if (!isSame) different.push(`${id}: ${problem ?? [...new Set(sent)].join(" / ")}`);
    }
  }
  const { count, ...faults } = bodies;
  return { documents, operations: programs.length, different, bodies: count, ...faults };
}

/** Keeps the commas of a query, which are delimiters unless they are encoded. */
function delimiters(target: string): number {
  return target.split("?").slice(1).join("?").split(",").length - 1;
}

function checkBody(
  document: OpenApiDocument,
  operationId: string,
  id: string,
  report: { count: number; readonly invalid: string[]; readonly wrongExamples: string[] },
): void {
  const errors = bodyErrors(document, document, operationId);
  if (!errors) return;
  report.count += 1;
  if (errors.length === 0) return;
  const bare = withoutExamples(document, false) as OpenApiDocument;
  const own = bodyErrors(document, bare, operationId) ?? [];
  const isOurs = own.some((error) => !error.endsWith("must match exactly one schema in oneOf"));
  (isOurs ? report.invalid : report.wrongExamples).push(`${id}: ${(own[0] ?? errors[0] ?? "").slice(0, 200)}`);
}

/** Returns the errors of an operation's JSON body, made of one document and validated by another. */
function bodyErrors(
  document: OpenApiDocument,
  source: OpenApiDocument,
  operationId: string,
): readonly string[] | undefined {
  const request = attempt((): RequestModel => createRequest(source, operationId, { server: placeholder }));
  const found = listOperations(document).find((one) => one.operationId === operationId);
  if (request instanceof SnippetError || request.body?.kind !== "json" || !found?.operation.requestBody)
    return undefined;
  const { content = {} } = resolveReference<RequestBody>(document, found.operation.requestBody);
  const { schema } = content[request.body.mediaType] ?? {};
  if (schema === undefined) return undefined;
  return createSchemaValidator(document, "request")(schema, JSON.parse(JSON.stringify(request.body.value)), "body");
}

/** Copies a document without examples and defaults; properties may have these names. */
function withoutExamples(value: unknown, isNames: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutExamples(item, false));
  if (typeof value !== "object" || value === null || value.constructor !== Object) return value;
  const entries = Object.entries(value).filter(([key]) => isNames || !/^(?:example|examples|default)$/.test(key));
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      withoutExamples(item, !isNames && /^(?:properties|schemas|responses)$/.test(key)),
    ]),
  );
}
