import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What arrived, decoded. */
export interface Received {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly credentials: string | undefined;
  readonly contentType: string | undefined;
  readonly shelf: string | undefined;
  readonly body: string;
}

/** A loopback server that keeps what it is sent. Plain HTTP, for only the shape of requests is looked at. */
export async function startEcho(): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const [, credentials] = /^Basic (.*)$/.exec(request.headers.authorization ?? "") ?? [];
    received.push({
      method: request.method ?? "",
      path: path.split("/").map(decodeURIComponent),
      query: [...new URLSearchParams(query)],
      credentials: credentials && Buffer.from(credentials, "base64").toString(),
      contentType: request.headers["content-type"],
      shelf: request.headers.shelf?.toString(),
      body: Buffer.concat(chunks).toString(),
    });
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Reads a JSON text, keeping the integers that a number cannot hold. */
export function parseExactly(text: string): unknown {
  return parse(text, (_name, value, { source }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? BigInt(source) : value,
  );
}

// Node passes the number's own text since version 21; TypeScript's library does not say so yet.
const parse = JSON.parse as (
  text: string,
  reviver: (name: string, value: unknown, context: { source: string }) => unknown,
) => unknown;
