import type { Stub } from "./stub.ts";

/** What is needed of MSW's `http`. */
export interface MswHttp<Handler> {
  all(path: string, resolver: (info: { request: Request }) => Promise<Response>): Handler;
}

/**
 * Makes the handlers of Mock Service Worker that answer as a stub does, for programs whose client cannot be handed a `fetch`.
 *
 * @param http - `http` of the package `msw`, version 2.
 * @param baseUrl - where the program under test expects the API. Default `https://api.bitsighttech.com`.
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
