import type { CallOptions, OperationOf, PathsWith, Rest } from "./call.ts";
import { ClientError } from "./errors.ts";
import type { AnyResult, Result } from "./result.ts";

/** The paths whose answer is a page with a link to the next one. */
export type PagedPath = {
  [Path in PathsWith<"GET">]: OperationOf<"GET", Path> extends Paged ? Path : never;
}[PathsWith<"GET">];

type Paged = { responses: { 200: { content: { "application/json": { links: { next: string | null } } } } } };

/** One page: the result of a call that went well. */
export type Page<Operation> = Extract<Result<Operation>, { status: 200 }>;

/** What paging takes: the options of the first call, and a limit. */
export type PageOptions<Operation> = CallOptions<Operation> & {
  /**
   * How many pages may come before `ERR_PAGE_LIMIT`.
   *
   * @defaultValue `10_000`
   */
  maxPages?: number;
};

/** Goes from page to page along the links of the server, as long as they stay with the same list. */
export type Pages = <Path extends PagedPath>(
  path: Path,
  ...rest: Rest<PageOptions<OperationOf<"GET", Path>>>
) => AsyncGenerator<Page<OperationOf<"GET", Path>>, void, undefined>;

/** Fetches the first page, or the one that a link names. */
export type FetchPage = (link?: URL) => Promise<{ url: URL; result: AnyResult }>;

/** Yields pages until there is no next one. */
export async function* followPages(name: string, fetchPage: FetchPage, maxPages = 10_000): AsyncGenerator<AnyResult> {
  if (!(maxPages >= 1)) throw new ClientError("ERR_INVALID_OPTION", "the option maxPages must be a number from 1");
  const seen = new Set<string>();
  let { url, result } = await fetchPage();
  const first = url;
  for (let count = 1; ; count++) {
    if (result.status !== 200) {
      throw new ClientError("ERR_PAGE_STATUS", `page ${count} of ${name} was answered with ${result.status}`);
    }
    yield result;
    seen.add(url.href);
    const next = nextLink(result.data, first);
    if (next === undefined) return;
    if (seen.has(next.href))
      throw new ClientError("ERR_LINK_LOOP", `page ${count} of ${name} links to an earlier page`);
    if (count >= maxPages) throw new ClientError("ERR_PAGE_LIMIT", `${name} has more than ${maxPages} pages`);
    ({ url, result } = await fetchPage(next));
  }
}

/** The link to the next page, for as long as it names the same list of the same server. */
function nextLink(data: unknown, first: URL): URL | undefined {
  const { links }: { links?: { next?: unknown } | null } = Object(data);
  const next = links?.next ?? undefined;
  if (next === undefined) return undefined;
  const url = typeof next === "string" && next.length <= longestLink ? URL.parse(next) : null;
  if (
    url?.protocol !== "https:" ||
    url.origin !== first.origin ||
    url.username !== "" ||
    url.password !== "" ||
    list(url) !== list(first)
  ) {
    throw new ClientError(
      "ERR_INVALID_LINK",
      `the link to the next page does not lead to the same list on ${first.host}`,
    );
  }
  url.hash = "";
  return url;
}

/** The API answers with and without /ratings before its paths, and links either way. */
function list({ pathname }: URL): string {
  return pathname.replace(/^\/ratings(?=\/)/, "").replace(/\/$/, "");
}

const longestLink = 8_192;
