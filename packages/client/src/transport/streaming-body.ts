import type { CallState } from "./call-state.ts";
import { endedEarly } from "./read-response.ts";
import type { Timer } from "./time-limits.ts";

/**
 * Returns the response with a body that ends its request: when it is read or canceled, when the signal aborts, or after `timeoutMs`
 * without a read. Otherwise an unread body would block the queue.
 */
export function keepBodyOpen(response: Response, timer: Timer, call: CallState, end: () => void): Response {
  const reader = response.body?.getReader();
  const { signal } = timer;
  timer.limitTo(call.timeoutMs);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        signal.addEventListener("abort", () => {
          end();
          reader?.cancel(signal.reason).catch(() => {});
          controller.error(signal.reason);
        });
        // The end of the body, and every failure of it, ends the request, whether or not somebody reads.
        reader?.closed.then(end, end);
      },
      async pull(controller) {
        timer.limitTo(call.timeoutMs);
        const { done, value } = (await reader?.read().catch(() => {
          throw endedEarly(call);
        })) ?? { done: true };
        if (value !== undefined) controller.enqueue(value);
        if (done) {
          end();
          controller.close();
        }
      },
      async cancel(reason) {
        end();
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
