import type { Client } from "../client-type.ts";
import type { Rest, StreamInput } from "../operations/call-types.ts";
import { type Operation, requestByPath, splitInput } from "../operations/operation.ts";
import type { CallSettings } from "../options.ts";
import type { StreamResult } from "../transport/result.ts";

/**
 * Calls an operation and leaves the body of a success unread, for large downloads.
 *
 * Read the stream to its end or cancel it: until then it counts as a request in flight. It fails with `ERR_TIMEOUT` when it is not read
 * for `timeoutMs`, and with the reason of the call's signal.
 *
 * @example
 * ```ts
 * const { data } = await stream(client, listPortfolio, { format: "csv" });
 * await data?.pipeTo(file);
 * ```
 */
export async function stream<Shape>(
  client: Client,
  operation: Operation<Shape>,
  ...[input, settings]: Rest<StreamInput<Shape>, CallSettings>
): Promise<StreamResult<Shape>> {
  return requestByPath(client, operation, splitInput(operation.path, input), { ...settings, parseAs: "stream" });
}
