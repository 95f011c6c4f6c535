import type { Stub } from "./stub.ts";

/** The part of MSW's `http` that {@link mswHandlers} uses. */
export interface MswHttp<Handler> {
  all(path: string, resolver: (info: { request: Request }) => Promise<Response>): Handler;
}

/**
 * Creates MSW handlers that respond like a stub, for programs that cannot pass a `fetch` to the client.
 *
 * @param http - `http` of the package `msw`, version 2 or 3.
 * @param baseUrl - the base URL of the program under test. Default `https://api.bitsighttech.com`.
 *
 * @example
 * ```ts
 * import { http } from "msw";
 * import { setupServer } from "msw/node";
 * const server = setupServer(...mswHandlers(http, createStub()));
 * ```
 */
export function mswHandlers<Handler>(
  http: MswHttp<Handler>,
  stub: Stub,
  baseUrl = "https://api.bitsighttech.com",
): Handler[] {
  return [http.all(`${baseUrl}/*`, ({ request }) => stub.fetch(request))];
}
