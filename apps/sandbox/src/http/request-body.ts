import type { IncomingMessage } from "node:http";
import { HttpError } from "./http-error.ts";

/** The largest request body, in bytes. */
export const bodyLimit = 1_048_576;

export interface RawBody {
  /** The media type in lower case; empty when the request has none. */
  type: string;
  /** The whole `Content-Type` field. */
  contentType: string;
  bytes: Buffer<ArrayBuffer>;
}

/**
 * Reads the body of a request.
 *
 * Hono's own limit makes a new `Request`, which is not possible with the one of its Node.js adapter.
 *
 * @throws {@link HttpError} 413 before more than the limit is in memory, 400 for a compressed body.
 */
export async function readBody(request: IncomingMessage): Promise<RawBody> {
  const { headers } = request;
  if (Number(headers["content-length"] ?? 0) > bodyLimit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bodyLimit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // The client disconnected: not an error of ours.
    if (error instanceof HttpError || !request.destroyed) throw error;
    throw new HttpError(400, { body: ["is incomplete"] });
  }
  if (size > 0 && headers["content-encoding"] !== undefined) {
    throw new HttpError(400, { body: ["must not be compressed"] });
  }
  const contentType = headers["content-type"] ?? "";
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  return { type: type.trim(), contentType, bytes: Buffer.concat(chunks) };
}

function tooLarge(): HttpError {
  // The unread rest would precede the next request on this connection.
  return new HttpError(413, `The body is larger than ${bodyLimit} bytes.`, { connection: "close" });
}
