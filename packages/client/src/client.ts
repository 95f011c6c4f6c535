import { AuthError } from "@signet/auth";
import { ClientError, ownProperties } from "./errors.ts";
import type { Item, Page, PageSettings } from "./features/pages.ts";
import { eachItem, followPages } from "./features/pages.ts";
import * as operations from "./generated/operations.ts";
import type {
  DeleteOperations,
  GetOperations,
  PagedOperations,
  PatchOperations,
  PostOperations,
  PutOperations,
} from "./generated/paths.ts";
import type { CallOptions, RestOf } from "./operations/call-types.ts";
import type { OperationRow, Parts } from "./operations/operation.ts";
import type { Result } from "./transport/result.ts";
import type { CallSettings, ClientOptions, Transport } from "./transport/transport.ts";
import { createTransport } from "./transport/transport.ts";

/** Calls an operation by its path; resolves to a {@link Result} to narrow by `status`. */
export type Call<Table> = <Path extends keyof Table>(
  path: Path,
  ...rest: RestOf<CallOptions<Table[Path]> & CallSettings>
) => Promise<Result<Table[Path]>>;

/** The typed client: one function a method, two for lists, and all that a {@link Transport} is. */
export interface Client extends Transport {
  readonly GET: Call<GetOperations>;
  readonly PUT: Call<PutOperations>;
  readonly POST: Call<PostOperations>;
  readonly PATCH: Call<PatchOperations>;
  readonly DELETE: Call<DeleteOperations>;
  /** Goes through a list page by page, as the function `pages` does. */
  readonly pages: <Path extends keyof PagedOperations>(
    path: Path,
    ...rest: RestOf<CallOptions<PagedOperations[Path]> & PageSettings>
  ) => AsyncGenerator<Page<PagedOperations[Path]>, void, undefined>;
  /** Goes through a list item by item, as the function `items` does. */
  readonly items: <Path extends keyof PagedOperations>(
    path: Path,
    ...rest: RestOf<CallOptions<PagedOperations[Path]> & PageSettings>
  ) => AsyncGenerator<Item<PagedOperations[Path]>, void, undefined>;
}

/**
 * Makes a client of the API that knows every path. Where bytes count, {@link createTransport} and the functions of
 * `@signet/client/operations` do the same without the table of all of them.
 *
 * @throws {@link AuthError} and {@link ClientError} as `createTransport` does, and from a call `ERR_UNKNOWN_OPERATION` for a path that the
 * contract does not have.
 *
 * @example
 * ```ts
 * const client = createClient();
 * const result = await client.GET("/v1/companies");
 * if (result.status === 200) console.log(result.data.companies.length);
 * ```
 */
export function createClient(options?: ClientOptions): Client {
  const transport = createTransport(options);
  const bind = (method: string) => async (path: string, callOptions?: LooseOptions) => {
    const { parts, settings } = readOptions(callOptions);
    return transport.call(rowOf(method, path), parts, settings);
  };
  const follow = (path: string, callOptions?: LooseOptions) => {
    const { parts, settings } = readOptions(callOptions);
    return followPages<{ data?: unknown }>(transport, rowOf("GET", path), parts, settings);
  };
  const client = {
    ...transport,
    GET: bind("GET"),
    PUT: bind("PUT"),
    POST: bind("POST"),
    PATCH: bind("PATCH"),
    DELETE: bind("DELETE"),
    pages: follow,
    items: (path: string, callOptions?: LooseOptions) => eachItem(follow(path, callOptions)),
  };
  // The table of operations and the types are made from one contract: this is where the two meet.
  return client as unknown as Client;
}

/** Options of a call as loose as they are at run time; `CallOptions` says what they should be. */
interface LooseOptions extends PageSettings {
  params?: Partial<Parts>;
  body?: unknown;
}

function readOptions(options?: LooseOptions): { parts: Parts; settings?: PageSettings } {
  if (options === undefined) return { parts: { path: {}, query: {}, body: undefined } };
  const { params, body, ...settings }: LooseOptions = ownProperties(options);
  const { path = {}, query = {} }: Partial<Parts> = ownProperties(params);
  return { parts: { path, query, body }, settings };
}

function rowOf(method: string, path: string): OperationRow {
  rows ??= new Map(Object.values(operations).map((row) => [`${row.method} ${row.path}`, row]));
  const row = rows.get(`${method} ${path}`);
  if (row === undefined) throw new ClientError("ERR_UNKNOWN_OPERATION", "the contract has no such method and path");
  return row;
}

let rows: ReadonlyMap<string, OperationRow> | undefined;
