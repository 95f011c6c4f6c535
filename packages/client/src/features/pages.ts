import type { ClientErrorCode } from "../errors.ts";
import { assertOption, ClientError } from "../errors.ts";
import type { Input, Rest } from "../operations/call-types.ts";
import type { Operation } from "../operations/operation.ts";
import { splitInput } from "../operations/operation.ts";
import type { OperationInfo, RequestInput } from "../operations/operation-info.ts";
import { listOf, singlePage } from "../operations/pagination.ts";
import type { CallSettings } from "../options.ts";
import { ownProperties } from "../own-properties.ts";
import type { Result } from "../transport/result.ts";
import type { Transport } from "../transport/transport.ts";
import { unwrap } from "./unwrap.ts";

/** What paging takes beside the input and the settings of a call. */
export interface PageSettings extends CallSettings {
  /**
   * How many pages may come before `ERR_PAGE_LIMIT`.
   *
   * @defaultValue `10_000`
   */
  maxPages?: number;
  /** Where to go on: the `next` of a page that came earlier, perhaps in another process. */
  from?: string;
}

/** One page: the result of a call that went well, and where the next one is, `undefined` at the end. */
export type Page<Shape> = Extract<Result<Shape>, { status: 200 }> & { next: string | undefined };

/** What stands in the lists of an operation's pages. */
export type Item<Shape> = ItemOf<Extract<Result<Shape>, { status: 200 }>>;
type ItemOf<Outcome> = Outcome extends { data: infer Data }
  ? Data extends readonly (infer Each)[]
    ? Each
    : Data extends { results: readonly (infer Each)[] } | { data: readonly (infer Each)[] }
      ? Each
      : never
  : never;

/**
 * Goes through a list page by page, however the contract says it goes on: by links, an offset, a cursor, or not at all.
 *
 * A link is followed only if it is `https:`, of the same origin, without userinfo, and names the same list.
 *
 * @throws {@link StatusError} as {@link unwrap} does for a page that is none; {@link ClientError} `ERR_INVALID_LINK`, `ERR_LINK_LOOP` when
 * a page leads to an earlier one, `ERR_PAGE_LIMIT`, and what a call throws.
 *
 * @example
 * ```ts
 * for await (const { data, next } of pages(client, listFindings, { guid })) console.log(data.results.length, next);
 * ```
 */
export function pages<Shape>(
  transport: Transport,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<Input<Shape>, PageSettings>
): AsyncGenerator<Page<Shape>, void, undefined> {
  return followPages<Page<Shape>>(transport, operation, splitInput(operation, input), settings);
}

/**
 * Goes through a list item by item; no more than a page is held.
 *
 * @throws {@link ClientError} as {@link pages} does.
 *
 * @example
 * ```ts
 * for await (const finding of items(client, listFindings, { guid })) console.log(finding.severity);
 * ```
 */
export function items<Shape>(
  transport: Transport,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<Input<Shape>, PageSettings>
): AsyncGenerator<Item<Shape>, void, undefined> {
  return eachItem(followPages(transport, operation, splitInput(operation, input), settings));
}

/** Yields what stands in pages. */
export async function* eachItem<Each>(source: AsyncIterable<{ data?: unknown }>): AsyncGenerator<Each> {
  for await (const { data } of source) yield* listOf(data) as Each[];
}

/** Yields pages until there is no next one. */
export async function* followPages<Each>(
  transport: Transport,
  operation: OperationInfo,
  input: RequestInput,
  settings?: PageSettings,
): AsyncGenerator<Each> {
  const { maxPages = 10_000, from, ...rest }: PageSettings = ownProperties(settings);
  assertOption("maxPages", maxPages, 1, Number.MAX_SAFE_INTEGER);
  const paginator = (operation.pagination ?? singlePage)(transport.baseUrl, operation, input);
  const seen = new Set<string>();
  let position = from ?? paginator.start;
  for (let count = 1; ; count++) {
    seen.add(position);
    const [page, query] = paginator.requestFor(position);
    const result = await transport.call(operation, page, rest, query);
    const next = paginator.next(await unwrap(result), position);
    // What was unwrapped is a page of the operation: the types and the operation are made from one contract.
    const refused = next instanceof ClientError;
    yield { ...result, next: refused ? undefined : next } as Each;
    if (next === undefined) return;
    if (refused) throw next;
    const fail = (code: ClientErrorCode, message: string) =>
      new ClientError(code, `${operation.operationId}: ${message}`, { operationId: operation.operationId });
    if (seen.has(next)) throw fail("ERR_LINK_LOOP", `page ${count} links to an earlier page`);
    if (count >= maxPages)
      throw fail("ERR_PAGE_LIMIT", `stopped after \`maxPages\` (${maxPages}) pages; more are available`);
    position = next;
  }
}
