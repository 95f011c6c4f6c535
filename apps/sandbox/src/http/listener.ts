import type { Server } from "node:https";
import { createServer } from "node:https";
import type { Socket } from "node:net";
import { isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { reasonOf, SandboxError } from "../errors.ts";
import type { ServerIdentity } from "../tls/issue-certificate.ts";
import { readPlainCredentials } from "./plain-http.ts";

/** Where to listen, and what to do with what arrives. */
export interface ListenerOptions {
  host: string;
  port: number;
  identity: ServerIdentity;
  /** Gets each user-id that arrived unencrypted, and from where; the connection is closed, without an answer, when it is done. */
  onPlainCredentials: (userIds: readonly string[], address: string | null) => Promise<void>;
}

/** A server on one port. */
export interface Listener {
  server: Server;
  port: number;
  /** Shows another certificate to new connections; those that are open stay. */
  renew(identity: ServerIdentity): void;
  /** Refuses new connections, lets requests under way end, and after the grace time ends them. */
  close(graceMs: number): Promise<void>;
}

/**
 * Opens the port. The first byte of a connection tells TLS from everything else; only TLS is ever answered.
 *
 * @throws {@link SandboxError} `ERR_PORT`
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const contextOf = ({ certificate: cert, key }: ServerIdentity) => ({ cert, key, minVersion: "TLSv1.2" }) as const;
  const server = createServer({ ...contextOf(options.identity), handshakeTimeout: 10_000, ...timeouts });
  const [startTls] = server.listeners("connection") as ((socket: Socket) => void)[];
  if (startTls === undefined) throw new Error("node:https has no connection listener to hand connections to");
  const sockets = new Map<Socket, "waiting" | "tls">();
  server.removeAllListeners("connection");
  server.setTimeout(stallMs);
  server.on("connection", (socket: Socket) => {
    sockets.set(socket, "waiting");
    if (sockets.size > connectionLimit) closeResting(server, sockets);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(10_000, () => socket.destroy());
    socket.once("data", (first: Buffer) => {
      socket.pause();
      if (first[0] !== tlsHandshake) return void refuse(socket, first, options);
      socket.setTimeout(0);
      sockets.set(socket, "tls");
      socket.unshift(first);
      startTls.call(server, socket);
    });
  });
  // A peer that speaks TLS badly is its own problem: no line in the log for it.
  server.on("tlsClientError", (_, socket) => socket.destroy());
  server.on("clientError", answerBadRequest);
  await open(server, options);
  const closeResponses = trackResponses(server);
  return {
    server,
    port: portOf(server),
    renew: (identity) => server.setSecureContext(contextOf(identity)),
    close: async (graceMs) => {
      const closed = new Promise((resolve) => server.close(resolve));
      closeResponses();
      for (const [socket, state] of sockets) if (state === "waiting") socket.destroy();
      server.closeIdleConnections();
      const deadline = setTimeout(() => {
        for (const socket of sockets.keys()) socket.destroy();
      }, graceMs);
      await closed;
      clearTimeout(deadline);
    },
  };
}

/** Closes connections between two requests and, of those that have not said a word yet, the oldest. */
function closeResting(server: Server, sockets: ReadonlyMap<Socket, "waiting" | "tls">): void {
  server.closeIdleConnections();
  for (const [socket, state] of sockets) {
    if (state === "waiting") return void socket.destroy();
  }
}

/** Reads what came in the clear, has it dealt with, and closes; nothing is ever written to this socket. */
async function refuse(socket: Socket, first: Buffer, { onPlainCredentials }: ListenerOptions): Promise<void> {
  try {
    const userIds = await readPlainCredentials(socket, first);
    if (userIds.length > 0) await onPlainCredentials(userIds, socket.remoteAddress ?? null);
  } finally {
    socket.destroy();
  }
}

/** Answers what is no request of HTTP. The built-in way cuts the connection at once, and the answer with it. */
function answerBadRequest({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  // What is wrong goes on being wrong with each packet that follows: the answer is under way already.
  if (socket.writableEnded) return;
  if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
  const status = {
    HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
    ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  };
  const line = status[code as keyof typeof status] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), 1_000).unref();
}

async function open(server: Server, { host, port }: ListenerOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("listening", resolve).once("error", reject).listen(port, host);
  try {
    await promise;
  } catch (error) {
    const where = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
    throw new SandboxError(
      "ERR_PORT",
      `cannot listen on ${where} (${reasonOf(error)}): stop what uses it, or choose another with --port N (0 picks a free one)`,
      { cause: error },
    );
  }
}

/** Answers not yet sent when the server closes end their connections, too. */
function trackResponses(server: Server): () => void {
  const open = new Set<{ shouldKeepAlive: boolean }>();
  let closing = false;
  server.prependListener("request", (_, response) => {
    if (closing) response.shouldKeepAlive = false;
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return () => {
    closing = true;
    for (const response of open) response.shouldKeepAlive = false;
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

/** The type of a TLS handshake record (RFC 8446 §5.1). */
const tlsHandshake = 0x16;
/** The interval at which they are looked at comes on top: 12 seconds for a head, 27 for a whole request. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 25_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 60_000,
};
/** How long a client may take nothing of what it asked for, and send nothing either. */
const stallMs = 30_000;
/** Beyond so many connections those that rest are closed, so that whoever comes new is served. */
const connectionLimit = 1_000;
