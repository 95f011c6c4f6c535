import type { IncomingMessage } from "node:http";
import { Refusal } from "./http-error.ts";

/** The largest body read, in bytes. */
export const bodyLimit = 1_048_576;

/** A body as it came. */
export interface RawBody {
  /** Its media type in small letters; empty where the request says none. */
  type: string;
  /** The whole of `Content-Type`. */
  contentType: string;
  bytes: Buffer<ArrayBuffer>;
}

/**
 * Reads the body of a request.
 *
 * @throws {@link Refusal} 413 before more than the limit is held, 400 for one that is compressed.
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
    // Who has gone away gets no answer; that he has is no failure of the sandbox.
    if (error instanceof Refusal || !request.destroyed) throw error;
    throw new Refusal(400, { body: ["ended before its end"] });
  }
  if (size > 0 && headers["content-encoding"] !== undefined) {
    throw new Refusal(400, { body: ["must not be compressed"] });
  }
  const contentType = headers["content-type"] ?? "";
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  return { type: type.trim(), contentType, bytes: Buffer.concat(chunks) };
}

function tooLarge(): Refusal {
  // What was not read would stand before the next request on this connection.
  return new Refusal(413, `The body is larger than ${bodyLimit} bytes.`, { connection: "close" });
}
