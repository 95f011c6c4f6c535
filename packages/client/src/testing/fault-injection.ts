/**
 * One thing that goes wrong: no answer, an answer that never comes, one that breaks off, a proxy's page of HTML, or a status with a
 * `Retry-After`. `none` lets a request pass.
 */
export type Fault =
  | { fault: "none" | "network" | "hang" | "truncate" | "html" }
  | { fault: "status"; status: number; retryAfter?: string };

/**
 * Lets things go wrong beneath a client: the first request meets the first fault, the second the second; those that come after all of
 * them pass.
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
        return breakOff(await fetch(input, init));
      case "html":
        return new Response("<!doctype html><title>Bad gateway</title>", {
          status: 502,
          headers: { "content-type": "text/html" },
        });
      case "status": {
        const { status, retryAfter } = fault;
        return Response.json(
          { detail: "A fault of the test." },
          { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } },
        );
      }
    }
  };
}

/** The first half of an answer, and then an error. */
async function breakOff(response: Response): Promise<Response> {
  const bytes = await response.bytes();
  const body = new ReadableStream({
    pull(controller) {
      if (bytes.length > 1) controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      controller.error(new TypeError("terminated"));
    },
  });
  return new Response(body, response);
}
