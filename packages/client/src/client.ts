import { AuthError } from "@signet/auth";
import { ClientError } from "./errors.ts";
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
import type { OperationInfo, RequestInput } from "./operations/operation-info.ts";
import type { CallSettings, ClientOptions } from "./options.ts";
import { ownProperties } from "./own-properties.ts";
import type { Result } from "./transport/result.ts";
import type { Transport } from "./transport/transport.ts";
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
    const { input, settings } = readOptions(callOptions);
    return transport.call(findOperation(method, path), input, settings);
  };
  const follow = (path: string, callOptions?: LooseOptions) => {
    const { input, settings } = readOptions(callOptions);
    return followPages<{ data?: unknown }>(transport, findOperation("GET", path), input, settings);
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
  params?: Partial<RequestInput>;
  body?: unknown;
}

function readOptions(options?: LooseOptions): { input: RequestInput; settings?: PageSettings } {
  if (options === undefined) return { input: { path: {}, query: {}, body: undefined } };
  const { params, body, ...settings }: LooseOptions = ownProperties(options);
  const { path = {}, query = {} }: Partial<RequestInput> = ownProperties(params);
  return { input: { path, query, body }, settings };
}

function findOperation(method: string, path: string): OperationInfo {
  byPath ??= new Map(
    Object.values(operations).map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  const found = byPath.get(`${method} ${path}`);
  if (found === undefined) throw new ClientError("ERR_UNKNOWN_OPERATION", "the contract has no such method and path");
  return found;
}

let byPath: ReadonlyMap<string, OperationInfo> | undefined;
