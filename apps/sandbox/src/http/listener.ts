import { createServer, type Server } from "node:https";
import { type AddressInfo, isIPv6, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { reasonOf, SandboxError } from "../errors.ts";
import type { ServerIdentity } from "../tls/issue-certificate.ts";
import { readPlainTokens } from "./plain-http.ts";

export interface ListenerOptions {
  host: string;
  port: number;
  identity: ServerIdentity;
  /** Receives the tokens that arrived unencrypted, and the network address; the connection is closed afterwards. */
  onPlainTokens: (tokens: readonly string[], address: string | null) => Promise<void>;
}

/**
 * Opens the port. The first byte of a connection distinguishes TLS from everything else; only TLS gets a response.
 *
 * @throws {@link SandboxError} `ERR_PORT`
 */
export async function listen(options: ListenerOptions) {
  const contextOf = ({ certificate: cert, key }: ServerIdentity) => ({ cert, key, minVersion: "TLSv1.2" }) as const;
  const server = createServer({ ...contextOf(options.identity), handshakeTimeout: 10_000, ...timeouts });
  const [startTls] = server.listeners("connection") as ((socket: Socket) => void)[];
  if (startTls === undefined) throw new Error("node:https has no connection listener");
  const sockets = new Map<Socket, "waiting" | "tls">();
  server.removeAllListeners("connection");
  server.setTimeout(stallMs);
  server.on("connection", (socket: Socket) => {
    sockets.set(socket, "waiting");
    if (sockets.size > connectionLimit) closeIdle(server, sockets);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(10_000, () => socket.destroy());
    socket.once("data", (first: Buffer) => {
      socket.pause();
      if (first[0] !== tlsHandshake) return void closePlain(socket, first, options);
      socket.setTimeout(0);
      sockets.set(socket, "tls");
      socket.unshift(first);
      startTls.call(server, socket);
    });
  });
  server.on("tlsClientError", (_, socket) => socket.destroy());
  server.on("clientError", respondBadRequest);
  await open(server, options);
  const closeResponses = trackResponses(server);
  return {
    server,
    port: (server.address() as AddressInfo).port,
    /** Uses another certificate for new connections; open connections stay. */
    renew: (identity: ServerIdentity) => server.setSecureContext(contextOf(identity)),
    /** Rejects new connections, waits for running requests, and closes them after the grace time. */
    close: async (graceMs: number) => {
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

function closeIdle(server: Server, sockets: ReadonlyMap<Socket, "waiting" | "tls">): void {
  server.closeIdleConnections();
  for (const [socket, state] of sockets) {
    if (state === "waiting") return void socket.destroy();
  }
}

/** Reports the tokens of an unencrypted connection, and closes it without writing to it. */
async function closePlain(socket: Socket, first: Buffer, { onPlainTokens }: ListenerOptions): Promise<void> {
  const address = socket.remoteAddress ?? null;
  // A client that has sent everything sees the end when its token is revoked, not before.
  socket.allowHalfOpen = true;
  try {
    const tokens = await readPlainTokens(socket, first);
    if (tokens.length > 0) await onPlainTokens(tokens, address);
  } finally {
    socket.destroy();
  }
}

/** Responds to malformed HTTP. Node.js would close the connection before the response is sent. */
function respondBadRequest({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  // Called again for later packets, after the response was sent.
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

/** Returns a function that makes the responses of running requests close their connections. */
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

/** The type of a TLS handshake record (RFC 8446 §5.1). */
const tlsHandshake = 0x16;
/** Node.js checks them every two seconds: a head gets up to 12 seconds, a whole request up to 27. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 25_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 60_000,
};
/** The longest time in which a client may neither read nor send. */
const stallMs = 30_000;
/** With more connections, idle ones are closed so that new clients are served. */
const connectionLimit = 1_000;
