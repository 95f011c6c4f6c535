import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { connect } from "node:tls";
import type { Tokens } from "../../apps/sandbox/src/tokens/tokens.ts";
import { deliver, errorAnswer, jsonAnswer } from "../../apps/sandbox/src/wire/answer.ts";
import { loadIdentity, ownNames } from "../../apps/sandbox/src/wire/certificate.ts";
import { authenticate } from "../../apps/sandbox/src/wire/credentials.ts";

/** Requests a second over TLS that one server answers. */
export interface HttpsRates {
  bare: number;
  authenticated: number;
  refused: number;
}

/** One server, asked without authentication, with a token that works and with one that does not, in turns; medians. */
export async function measureHttps(tokens: Pick<Tokens, "verify">, live: string, unknown: string): Promise<HttpsRates> {
  const folder = mkdtempSync(join(tmpdir(), "signet-bench-tls-"));
  const identity = await loadIdentity(folder, [...ownNames]);
  const failures = { count: async () => undefined };
  const body = { answer: "x".repeat(20) };
  const server = createServer(
    { cert: identity.certificate, key: identity.key },
    async (request: IncomingMessage, response: ServerResponse) => {
      try {
        if (request.url !== "/bare") await authenticate(request, tokens, failures);
        deliver(response, jsonAnswer(200, body));
      } catch (error) {
        deliver(response, errorAnswer(error));
      }
    },
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const sockets = await Promise.all(Array.from({ length: 8 }, () => open(port, identity.caPath)));
  const rates: Record<keyof HttpsRates, number[]> = { bare: [], authenticated: [], refused: [] };
  for (let round = -2; round < 15; round += 1) {
    for (const [kind, path, token] of [
      ["bare", "/bare", live],
      ["authenticated", "/", live],
      ["refused", "/", unknown],
    ] as const) {
      const start = performance.now();
      await Promise.all(sockets.map((socket) => askMany(socket, path, token, requestsATurn)));
      if (round >= 0) rates[kind].push((sockets.length * requestsATurn * 1_000) / (performance.now() - start));
    }
  }
  for (const socket of sockets) socket.destroy();
  server.close();
  rmSync(folder, { recursive: true });
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
  return { bare: median(rates.bare), authenticated: median(rates.authenticated), refused: median(rates.refused) };
}

async function open(port: number, ca: string): Promise<TLSSocket> {
  const socket = connect({ host: "localhost", port, ca: readFileSync(ca) });
  await once(socket, "secureConnect");
  return socket;
}

/** One request after the other on one connection, with as little work on this side as can be. */
function askMany(socket: TLSSocket, path: string, token: string, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const bytes = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic ${Buffer.from(`${token}:`).toString("base64")}\r\n\r\n`;
  let answered = 0;
  let rest = "";
  const onData = (chunk: Buffer) => {
    rest += chunk.toString("latin1");
    const head = rest.indexOf("\r\n\r\n");
    const length = Number(/content-length: (\d+)/i.exec(rest)?.[1] ?? Number.NaN);
    if (head < 0 || rest.length < head + 4 + length) return;
    rest = "";
    answered += 1;
    if (answered < count) return void socket.write(bytes);
    socket.off("data", onData);
    resolve();
  };
  socket.on("data", onData);
  socket.write(bytes);
  return promise;
}

/** On each connection. */
const requestsATurn = 60;
