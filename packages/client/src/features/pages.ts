import { assertCount, invalidOption } from "../check-options.ts";
import type { Client } from "../client-type.ts";
import { ClientError, type ClientErrorCode } from "../errors.ts";
import type { Input, Rest } from "../operations/call-types.ts";
import { findOperation } from "../operations/find-operation.ts";
import { type AnyOperation, type Operation, requestByPath, splitInput } from "../operations/operation.ts";
import type { RequestInput } from "../operations/operation-info.ts";
import { createPagination, listOf, totalOf } from "../operations/pagination.ts";
import type { PageSettings } from "../options.ts";
import { ownProperties } from "../own-properties.ts";
import type { Item, Items, Page } from "./page-types.ts";
import { unwrap } from "./unwrap.ts";

/**
 * Reads a list page by page, by links, an offset or a cursor.
 *
 * A link is followed only if it is `https:`, of the same origin, without userinfo, and points to the same list.
 *
 * @throws {@link ClientError} `ERR_STATUS` and `ERR_UNEXPECTED` as `unwrap` does, `ERR_INVALID_LINK`, `ERR_LINK_LOOP` when a page links
 * to an earlier one, `ERR_PAGE_LIMIT`, and the errors of a call.
 *
 * @example
 * ```ts
 * for await (const { data, next } of pages(client, listFindings, { guid })) console.log(data.results.length, next);
 * ```
 */
export function pages<Shape>(
  client: Client,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<Input<Shape>, PageSettings>
): AsyncGenerator<Page<Shape>, void, undefined> {
  return readPages<Page<Shape>>(client, operation, splitInput(operation.path, input), settings);
}

/**
 * Reads a list item by item; it holds one page at a time.
 *
 * @throws {@link ClientError} as {@link pages} does.
 *
 * @example
 * ```ts
 * for await (const finding of items(client, listFindings, { guid })) console.log(finding.severity);
 * ```
 */
export function items<Shape>(
  client: Client,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<Input<Shape>, PageSettings>
): Items<Item<Shape>> {
  return readItems(readPages(client, operation, splitInput(operation.path, input), settings));
}

export function readItems<Each>(source: AsyncIterable<{ data?: unknown }>): Items<Each> {
  let total: number | undefined;
  async function* read(): AsyncGenerator<Each, void, undefined> {
    for await (const { data } of source) {
      total ??= totalOf(data);
      yield* listOf(data) as Each[];
    }
  }
  return Object.defineProperty(read(), "total", { get: () => total }) as Items<Each>;
}

export async function* readPages<Each = { data?: unknown }>(
  client: Client,
  operation: AnyOperation,
  input: RequestInput,
  settings?: PageSettings,
): AsyncGenerator<Each, void, undefined> {
  const { maxPages = 10_000, from, ...rest }: PageSettings = ownProperties(settings);
  assertCount("maxPages", maxPages, Number.MAX_SAFE_INTEGER);
  if (from !== undefined && typeof from !== "string")
    throw invalidOption("the option from must be a position of this list");
  const { operationId } = operation;
  const pagination = createPagination(findOperation(operation.method, operation.path), client.baseUrl, input);
  const seen = new Set<string>();
  let position = from ?? pagination.start;
  for (let count = 1; ; count++) {
    seen.add(position);
    const result: { data?: unknown } = await requestByPath(client, operation, pagination.inputAt(position), rest);
    const next = pagination.next(await unwrap(result as never), position);
    const failed = next instanceof ClientError;
    yield { ...result, next: failed ? undefined : next } as Each;
    if (next === undefined) return;
    if (failed) throw next;
    const fail = (code: ClientErrorCode, problem: string) =>
      new ClientError(code, `page ${count} of ${operationId} ${problem}`, { operationId });
    if (seen.has(next)) throw fail("ERR_LINK_LOOP", "links to an earlier page");
    if (count >= maxPages) throw fail("ERR_PAGE_LIMIT", "is the last of maxPages, and another follows");
    position = next;
  }
}
