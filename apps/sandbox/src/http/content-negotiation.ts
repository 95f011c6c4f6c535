import type { IncomingHttpHeaders } from "node:http";
import { parseAccept } from "hono/utils/accept";

/**
 * Chooses the media type of a response: by the parameter `format`, else by `Accept`.
 *
 * `X-Bitsight-Accept` takes precedence over `Accept`. When nothing matches, the first type is the result (a guess: this API has
 * no 406).
 */
export function chooseMediaType(
  types: readonly string[],
  format: string | null,
  headers: IncomingHttpHeaders,
): string | undefined {
  const named = types.find((type) => type.endsWith(`/${format}`));
  if (named !== undefined) return named;
  const accept = headers["x-bitsight-accept"] ?? headers.accept ?? "*/*";
  for (const { type: range, q } of parseAccept(String(accept).toLowerCase())) {
    const match = types.find((type) => [type, `${type.split("/")[0]}/*`, "*/*"].includes(range));
    if (q > 0 && match !== undefined) return match;
  }
  return types[0];
}
