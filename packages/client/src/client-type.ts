import type { Middleware } from "openapi-fetch";
import type { Item, Items, Page } from "./features/page-types.ts";
import type {
  PagedPaths,
  PathsByMethod,
  PathsWithDelete,
  PathsWithGet,
  PathsWithPatch,
  PathsWithPost,
  PathsWithPut,
} from "./generated/paths.ts";
import type { CallOptions, ParseAs, PathInput, RestOf } from "./operations/call-types.ts";
import type { PageSettings } from "./options.ts";
import type { Result, StreamResult } from "./transport/result.ts";

/** Calls an operation by its path. */
export type Call<Paths> = <Path extends keyof Paths, Parse extends ParseAs = undefined>(
  path: Path,
  ...options: RestOf<CallOptions<Paths[Path], Parse>>
) => Promise<Parse extends "stream" ? StreamResult<Paths[Path]> : Result<Paths[Path]>>;

/** A typed client, made by `createClient`. */
export interface Client {
  /** The base URL of the API, without a slash at its end. */
  readonly baseUrl: string;
  /**
   * Sends a GET to a path of the contract.
   *
   * Resolves to a result: narrow it by `status`, or take `{ data, error, response }`. With `parseAs: "stream"`, `data` is an unread stream.
   *
   * @throws {@link ClientError} when there is no response, or when the call cannot be made.
   *
   * @example
   * ```ts
   * const { data, error } = await client.GET("/v1/companies/{guid}", { params: { path: { guid } } });
   * ```
   */
  readonly GET: Call<PathsWithGet>;
  /** Sends a PUT to a path of the contract. */
  readonly PUT: Call<PathsWithPut>;
  /**
   * Sends a POST to a path of the contract. It is retried only if it is idempotent.
   *
   * @example
   * ```ts
   * const { data, error } = await client.POST("/v1/folders", { body: { name: "Suppliers" } });
   * ```
   */
  readonly POST: Call<PathsWithPost>;
  /** Sends a PATCH to a path of the contract. It is retried only if it is idempotent. */
  readonly PATCH: Call<PathsWithPatch>;
  /** Sends a DELETE to a path of the contract. */
  readonly DELETE: Call<PathsWithDelete>;
  /** Sends a request by method and path, as openapi-fetch's `request` does. */
  readonly request: <
    Method extends keyof PathsByMethod,
    Path extends keyof PathsByMethod[Method],
    Parse extends ParseAs = undefined,
  >(
    method: Method,
    path: Path,
    ...options: RestOf<CallOptions<PathsByMethod[Method][Path], Parse>>
  ) => Promise<
    Parse extends "stream" ? StreamResult<PathsByMethod[Method][Path]> : Result<PathsByMethod[Method][Path]>
  >;
  /** Adds openapi-fetch middleware. It sees each call once, above its retries, and never the token. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
  /** Reads a list page by page. */
  readonly pages: <Path extends keyof PagedPaths>(
    path: Path,
    ...options: RestOf<PathInput<PagedPaths[Path]> & PageSettings>
  ) => AsyncGenerator<Page<PagedPaths[Path]>, void, undefined>;
  /** Reads a list item by item. */
  readonly items: <Path extends keyof PagedPaths>(
    path: Path,
    ...options: RestOf<PathInput<PagedPaths[Path]> & PageSettings>
  ) => Items<Item<PagedPaths[Path]>>;
}
