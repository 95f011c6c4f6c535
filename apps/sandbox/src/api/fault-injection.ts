import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { createMiddleware } from "hono/factory";
import { pathOf } from "../http/request-target.ts";
import { contentResponse, jsonResponse } from "../http/responses.ts";
import { type ApiEnvironment, matches, segmentsOf } from "./router.ts";

export interface Fault {
  /**
   * `status` responds with an error; `html` with an error page, as a proxy in front of the API would; `redirect` with another
   * URL; `drop` closes the connection without a response. These four do not run the request. `truncate` sends half of the
   * response and closes the connection; `slow` delays the second half.
   */
  fault: "status" | "html" | "redirect" | "drop" | "truncate" | "slow";
  /** @defaultValue 503; of `html` 403; of `redirect` 302 */
  status?: number;
  retryAfterSeconds?: number;
  /** The URL of `redirect`. @defaultValue a URL of another host */
  location?: string;
  /** The delay of `slow`, in milliseconds. @defaultValue 1000 */
  delayMs?: number;
  /** The number of requests it applies to. @defaultValue 1 */
  times?: number;
  method?: string;
  /** Only requests to this path, without a prefix; a segment such as `{guid}` matches any. */
  path?: string;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  let queue: (Fault & { times: number })[] = [];
  return {
    add: (faults: readonly Fault[]) => void queue.push(...faults.map((fault) => ({ times: 1, ...fault }))),
    clear: () => {
      queue = [];
    },
    list: (): readonly Fault[] => queue,
    /** Takes the first fault that applies to a request. */
    take(method: string, pathname: string): Fault | undefined {
      const next = queue.find((fault) => applies(fault, method, pathname));
      if (next === undefined) return undefined;
      next.times -= 1;
      queue = queue.filter(({ times }) => times > 0);
      return next;
    },
  };
}

export function injectFaults(faults: Faults) {
  return createMiddleware<ApiEnvironment>(async (context, next) => {
    const { incoming, outgoing } = context.env;
    const fault = faults.take(context.req.method, pathOf(incoming));
    if (fault === undefined) return next();
    const { status, retryAfterSeconds, location = "https://redirected.example/", delayMs = 1_000 } = fault;
    const headers = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
    switch (fault.fault) {
      case "status":
        return jsonResponse(status ?? 503, { detail: "This fault was injected." }, headers);
      case "html":
        return contentResponse(status ?? 403, "text/html; charset=utf-8", page, headers);
      case "redirect":
        return jsonResponse(status ?? 302, undefined, { ...headers, location, "content-length": "0" });
      case "drop":
        outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      case "truncate":
      case "slow":
        await next();
        await sendInHalves(outgoing as ServerResponse, context.res, async () => {
          if (fault.fault === "truncate") outgoing.destroy();
          else await waitUntilClosed(outgoing as ServerResponse, delayMs);
        });
        // Hono adds the headers of the response before, unless there is none.
        context.res = undefined;
        context.res = RESPONSE_ALREADY_SENT;
    }
  });
}

/** Sends the head and the first half, and after `between` the second half. */
async function sendInHalves(outgoing: ServerResponse, response: Response, between: () => Promise<void>): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const half = Math.floor(bytes.length / 2);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).flushHeaders();
  const { promise, resolve } = Promise.withResolvers<void>();
  outgoing.once("close", resolve).write(bytes.subarray(0, half), () => resolve());
  await promise;
  await between();
  if (!outgoing.destroyed) outgoing.end(bytes.subarray(half));
}

async function waitUntilClosed(response: ServerResponse, delayMs: number): Promise<void> {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  await wait(delayMs, undefined, { signal: closed.signal }).catch(() => {});
}

function applies({ method: own, path }: Fault, method: string, pathname: string): boolean {
  if (own !== undefined && own.toUpperCase() !== method) return false;
  return path === undefined || matches(segmentsOf(path), segmentsOf(pathname));
}

const page = `<!doctype html><html lang="en"><title>Access denied</title><h1>Access denied</h1><p>This fault was injected.</p></html>`;
