import type { TokenSource } from "@signet/auth";
import { checkBaseUrl, createGuardedFetch, readEnvironment, tokenFromEnvironment } from "@signet/auth";
import type { Call, Method } from "./call.ts";
import { assertTimeout } from "./deadline.ts";
import type { LooseOptions } from "./exchange.ts";
import { createExchange, ownProperties } from "./exchange.ts";
import type { Pages } from "./pages.ts";
import { followPages } from "./pages.ts";

/** What {@link createClient} may be told. Own properties of the object count, inherited ones do not. */
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
  /**
   * How long a request and its whole answer may take.
   *
   * @defaultValue `60_000`
   */
  timeoutMs?: number;
}

/** The typed client: one function a method, and one for lists that have pages. */
export type Client = { readonly [M in Method]: Call<M> } & { readonly pages: Pages };

/**
 * Makes a client of the API.
 *
 * @throws {@link AuthError} at once for a token or base address that cannot be right; from a call for whatever would carry the
 * token elsewhere, and `ERR_NETWORK` when no answer came.
 * @throws {@link ClientError} from a call whose parameters cannot be sent, before anything is; `ERR_TIMEOUT` when it took too long;
 * from `pages` when a page or a link is not what it has to be.
 *
 * @example
 * ```ts
 * const client = createClient();
 * const result = await client.GET("/v1/companies");
 * if (result.status === 200) console.log(result.data.companies.length);
 * ```
 */
export function createClient(options: ClientOptions = {}): Client {
  const { token, baseUrl, fetch, timeoutMs = 60_000 }: ClientOptions = ownProperties(options);
  assertTimeout(timeoutMs);
  const address = checkBaseUrl(baseUrl ?? readEnvironment("BITSIGHT_API_BASE") ?? "https://api.bitsighttech.com").href;
  const send = createGuardedFetch({
    baseUrl: address,
    token: token ?? tokenFromEnvironment(),
    ...(fetch && { fetch }),
  });
  const prepare = createExchange(address, send, timeoutMs);
  const bind = (method: Method) => async (path: string, callOptions?: LooseOptions) =>
    (await prepare(method, path, callOptions)()).result;

  const client = {
    GET: bind("GET"),
    PUT: bind("PUT"),
    POST: bind("POST"),
    PATCH: bind("PATCH"),
    DELETE: bind("DELETE"),
    async *pages(path: string, pageOptions?: LooseOptions & { maxPages?: number }) {
      const { maxPages }: { maxPages?: number } = ownProperties(pageOptions);
      yield* followPages(path, prepare("GET", path, pageOptions), maxPages);
    },
  };
  // The table of operations and the types are made from one contract: this is where the two meet.
  return client as Client;
}
