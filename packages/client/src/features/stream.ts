import type { FormatInput, Rest } from "../operations/call-types.ts";
import type { Operation } from "../operations/operation.ts";
import { splitInput } from "../operations/operation.ts";
import type { CallSettings } from "../options.ts";
import type { Result } from "../transport/result.ts";
import type { Transport } from "../transport/transport.ts";

/** A result whose data is the body as it comes in, unread; a failure is as in any other. */
export type Streamed<Shape> = StreamedOf<Result<Shape>>;
type StreamedOf<Outcome> = Outcome extends { data: unknown }
  ? Omit<Outcome, "data"> & { data: ReadableStream<Uint8Array<ArrayBuffer>> }
  : Outcome;

/**
 * Calls an operation and hands on the body of its answer unread: for a download that should not stand in memory.
 *
 * The time limits end with the answer's head; the signal goes on to count. Read the stream to its end or cancel it: until then it
 * counts as a request on its way.
 *
 * @example
 * ```ts
 * const result = await stream(client, downloadReport, { guid });
 * if (result.status === 200) await result.data.pipeTo(file);
 * ```
 */
export function stream<Shape>(
  transport: Transport,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<FormatInput<Shape>, CallSettings>
): Promise<Streamed<Shape>> {
  // The row and the types are made from one contract: this is where the two meet.
  return transport.call(operation, splitInput(operation, input), settings, undefined, hold) as Promise<Streamed<Shape>>;
}

/** The same answer, whose body tells when it is over. */
function hold(response: Response, release: () => void): Response {
  const reader = response.body?.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (value !== undefined) return controller.enqueue(value);
        if (done) controller.close();
      } catch (error) {
        controller.error(error);
      }
      release();
    },
    async cancel(reason) {
      release();
      await reader?.cancel(reason);
    },
  });
  return new Response(body, response);
}
