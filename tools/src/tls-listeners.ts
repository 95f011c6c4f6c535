import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setDefaultCACertificates } from "node:tls";
import { onTestFinished } from "vitest";
import { createAuthority, type Identity } from "./certificates.ts";

export interface Listener {
  /** `localhost:port` */
  host: string;
  /** Number of connections, with or without a request. */
  connections: number;
  requests: Arrival[];
  close(): Promise<void>;
}

export interface Arrival {
  method: string;
  url: string;
  body: string;
  /** Returns the values of a header, one for each time it was sent. */
  fields(name: string): string[];
}

/** An authority that this process trusts, and its certificates. */
export const authority = await createAuthority();
setDefaultCACertificates([authority.certificate]);

export const token = "abc123abc123abc123abc123abc123abcexample";
export const authorization = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;

/** Starts an HTTPS server that closes when the test ends. */
export async function listen(
  respond: RequestListener = (_, response) => response.end("{}"),
  identity: Identity | undefined = authority.good,
): Promise<Listener> {
  return start(respond, identity);
}

/** Starts a plain HTTP server, to show that no request reaches it. */
export async function listenPlain(): Promise<Listener> {
  return start((_, response) => response.end("{}"));
}

async function start(respond: RequestListener, identity?: Identity): Promise<Listener> {
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
    respond(request, response);
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
