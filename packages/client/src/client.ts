import type { TokenSource } from "@signet/auth";
import { checkBaseUrl, createGuardedFetch, tokenFromEnvironment } from "@signet/auth";
import createFetchClient from "openapi-fetch";
import { ClientError } from "./errors.ts";
import type { paths } from "./generated/contract.ts";
import { operations } from "./generated/operations.ts";
import { serializePath } from "./path.ts";
import { querySerializer } from "./query.ts";
import type { Result } from "./result.ts";
import { readResult } from "./result.ts";

/** What {@link createClient} may be told. */
export interface ClientOptions {
  /**
   * The API token, or a function asked for it before every request.
   *
   * @defaultValue the environment variable `BITSIGHT_API_TOKEN`, read at every request
   */
  token?: TokenSource;
  /**
   * Where the API answers; `https:` only.
   *
   * @defaultValue the environment variable `BITSIGHT_API_BASE`, or else `https://api.bitsighttech.com`
   */
  baseUrl?: string;
  /**
   * The function that sends, beneath the guard.
   *
   * @defaultValue the runtime's `fetch`
   */
  fetch?: typeof fetch;
}

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
type OperationOf<M extends Method, Path extends keyof paths> = NonNullable<paths[Path][Lowercase<M>]>;
type PathsWith<M extends Method> = {
  [Path in keyof paths]: [OperationOf<M, Path>] extends [never] ? never : Path;
}[keyof paths];

type OptionalIfEmpty<Key extends string, Value> = object extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
type Defined<Parameters> = {
  [Place in keyof Parameters as [NonNullable<Parameters[Place]>] extends [never] ? never : Place]: Parameters[Place];
};

/** What one call takes: the operation's parameters and body as the contract has them, and a signal to abort it. */
export type CallOptions<Operation> = { signal?: AbortSignal } & (Operation extends { parameters: infer Parameters }
  ? OptionalIfEmpty<"params", Defined<Parameters>>
  : unknown) &
  (Operation extends { requestBody: { content: { "application/json": infer Content } } }
    ? { body: Content }
    : Operation extends { requestBody?: { content: { "application/json": infer Content } } }
      ? { body?: Content }
      : { body?: never });

type Rest<Operation> =
  object extends CallOptions<Operation> ? [options?: CallOptions<Operation>] : [options: CallOptions<Operation>];

/** Calls an operation by its path; resolves to a {@link Result} to narrow by `status`. */
export type Call<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...rest: Rest<OperationOf<M, Path>>
) => Promise<Result<OperationOf<M, Path>>>;

/** The typed client: one function a method. */
export type Client = { readonly [M in Method]: Call<M> };

/**
 * Makes a client of the API.
 *
 * @throws {@link AuthError} at once for a token or base address that cannot be right; from a call for whatever would carry the
 * token elsewhere, and `ERR_NETWORK` when no answer came.
 * @throws {@link ClientError} from a call whose parameters cannot be sent; nothing was sent.
 *
 * @example
 * ```ts
 * const client = createClient();
 * const result = await client.GET("/v1/companies");
 * if (result.status === 200) console.log(result.data.companies.length);
 * ```
 */
export function createClient(options: ClientOptions = {}): Client {
  const baseUrl = checkBaseUrl(
    options.baseUrl ?? environment("BITSIGHT_API_BASE") ?? "https://api.bitsighttech.com",
  ).href;
  const send = createGuardedFetch({
    baseUrl,
    token: options.token ?? tokenFromEnvironment(),
    ...(options.fetch && { fetch: options.fetch }),
  });
  const composer = createFetchClient<Record<string, never>>({ baseUrl, fetch: send, pathSerializer: serializePath });

  async function call(
    method: Method,
    path: string,
    { params = {}, ...rest }: { params?: { path?: object; query?: object } } = {},
  ): Promise<unknown> {
    const row = Object.hasOwn(operations, `${method} ${path}`) ? operations[`${method} ${path}`] : undefined;
    if (row === undefined) throw new ClientError("ERR_UNKNOWN_OPERATION", `the contract has no ${method} ${path}`);
    let answer: Response | undefined;
    const request = {
      ...rest,
      params: { path: {}, ...params },
      querySerializer: querySerializer(row.commaSeparated),
      // openapi-fetch composes the request; the answer is read here, for it takes an empty 500 for success and throws at HTML.
      fetch: async (composed: Request) => {
        answer = await send(composed);
        return nothing;
      },
    };
    await composer.request(method.toLowerCase() as never, path as never, request as never);
    if (answer === undefined) throw new TypeError("the request was composed but never sent");
    return readResult(answer, row);
  }

  const bind = <M extends Method>(method: M): Call<M> =>
    ((path: string, init?: object) => call(method, path, init)) as unknown as Call<M>;
  return { GET: bind("GET"), PUT: bind("PUT"), POST: bind("POST"), PATCH: bind("PATCH"), DELETE: bind("DELETE") };
}

const nothing: Response = new Response(null, { status: 204 });

function environment(name: string): string | undefined {
  return (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.[name];
}
