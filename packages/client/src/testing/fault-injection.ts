/**
 * A simulated fault: a network error, a response that never arrives or is cut off, a proxy's HTML page, or a status with `Retry-After`.
 * `none` lets the request through.
 */
export type Fault =
  | { fault: "none" | "network" | "hang" | "truncate" | "html" }
  | { fault: "status"; status: number; retryAfter?: string };

/**
 * Wraps a fetch to simulate faults, one per request, in order.
 *
 * Requests after the last fault go through.
 *
 * @example
 * ```ts
 * const fetch = withFaults(stub.fetch, [{ fault: "status", status: 503 }, { fault: "network" }]);
 * ```
 */
export function withFaults(fetch: typeof globalThis.fetch, faults: readonly Fault[]): typeof globalThis.fetch {
  const queue = [...faults];
  return async (input, init) => {
    const fault = queue.shift() ?? { fault: "none" };
    switch (fault.fault) {
      case "none":
        return fetch(input, init);
      case "network":
        throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
      case "hang":
        return new Promise((_, reject) => {
          const { signal } = new Request(input, init);
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      case "truncate":
        return truncate(await fetch(input, init));
      case "html":
        return new Response("<!doctype html><title>Bad gateway</title>", {
          status: 502,
          headers: { "content-type": "text/html" },
        });
      case "status": {
        const { status, retryAfter } = fault;
        return Response.json(
          { detail: "A simulated fault." },
          { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } },
        );
      }
    }
  };
}

/** Cuts a response off after the first half. */
async function truncate(response: Response): Promise<Response> {
  const bytes = await response.bytes();
  const body = new ReadableStream({
    pull(controller) {
      if (bytes.length > 1) controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      controller.error(new TypeError("terminated"));
    },
  });
  return new Response(body, response);
}
