import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

/** The largest body read, in bytes. */
export const bodyLimit = 1_048_576;

/**
 * Reads the body of a request as text.
 *
 * @throws {@link Refusal} 413 before more than the limit is held, 400 for what is not UTF-8, not JSON by its type, or compressed.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const { headers } = request;
  if (Number(headers["content-length"] ?? 0) > bodyLimit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return "";
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(headers["content-type"] ?? "")) {
    throw new Refusal(400, { body: ["must be sent with Content-Type: application/json"] });
  }
  if (headers["content-encoding"] !== undefined) throw new Refusal(400, { body: ["must not be compressed"] });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(400, { body: ["must be UTF-8"] });
  }
}

function tooLarge(): Refusal {
  // What was not read would stand before the next request on this connection.
  return new Refusal(413, `The body is larger than ${bodyLimit} bytes.`, { connection: "close" });
}
