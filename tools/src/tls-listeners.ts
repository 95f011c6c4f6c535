import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";
import type { Identity } from "./certificates.ts";
import { createAuthority } from "./certificates.ts";

/** A server of one test, and all that came to it. */
export interface Listener {
  /** `localhost:port` */
  host: string;
  /** Connections, with or without a request. */
  connections: number;
  requests: Arrival[];
  close(): Promise<void>;
}

/** One request as it came. */
export interface Arrival {
  method: string;
  url: string;
  body: string;
  /** The values of a field, one for each time it was sent. */
  fields(name: string): string[];
}

/** An authority that this process trusts, for as long as it lives, and the certificates it signed. */
export const authority = await createAuthority();
setDefaultCACertificates([authority.certificate]);

export const token = "abc123abc123abc123abc123abc123abcexample";
export const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;

/** Starts an https server, or a plain one where `identity` is `undefined`; it is closed when the test ends. */
export async function listen(
  answer: RequestListener = (_, response) => response.end("{}"),
  identity: Identity | undefined = authority.good,
): Promise<Listener> {
  return start(answer, identity);
}

/** Starts a server that speaks plain http, where no request should ever arrive. */
export async function listenInClear(): Promise<Listener> {
  return start((_, response) => response.end("{}"));
}

async function start(answer: RequestListener, identity?: Identity): Promise<Listener> {
  const close = async () => {
    server.closeAllConnections();
    await server[Symbol.asyncDispose]();
  };
  const listener: Listener = { host: "", connections: 0, requests: [], close };
  const handle: RequestListener = async (request, response) => {
    const { method = "", url = "", rawHeaders } = request;
    const body = Buffer.concat(await request.toArray()).toString();
    const fields = (name: string) =>
      rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
    listener.requests.push({ method, url, body, fields });
    answer(request, response);
  };
  const server = identity
    ? createHttpsServer({ cert: identity.certificate, key: identity.key }, handle)
    : createHttpServer(handle);
  server.on("connection", () => {
    listener.connections += 1;
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  listener.host = `localhost:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => (server.listening ? close() : undefined));
  return listener;
}
