import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { connect } from "node:tls";
import { createApi } from "../../apps/sandbox/src/api/api.ts";
import type { Database } from "../../apps/sandbox/src/db/database.ts";
import { contract } from "../../apps/sandbox/src/generated/contract.ts";
import { authenticate } from "../../apps/sandbox/src/http/basic-auth.ts";
import { createTargetReader } from "../../apps/sandbox/src/http/request-target.ts";
import { deliver, errorAnswer } from "../../apps/sandbox/src/http/respond.ts";
import { handlers } from "../../apps/sandbox/src/operations/operations.ts";
import { loadIdentity, ownNames } from "../../apps/sandbox/src/tls/certificate-store.ts";
import type { Tokens } from "../../apps/sandbox/src/tokens/tokens.ts";
import { median } from "./timing.ts";

/** Requests a second over TLS that one server answers. */
export interface HttpsRates {
  bare: number;
  authenticated: number;
  refused: number;
}

/**
 * The sandbox's own API on one server, asked without authentication, with a token that works and with one that does not, in
 * turns; medians. Without it, whoever asks is taken for the one that the token stands for.
 */
export async function measureHttps(
  database: Database,
  tokens: Tokens,
  live: string,
  unknown: string,
): Promise<HttpsRates> {
  const folder = mkdtempSync(join(tmpdir(), "signet-bench-tls-"));
  const identity = await loadIdentity(folder, [...ownNames]);
  const caller = await tokens.verify(live, null);
  if (caller === undefined) throw new Error("the token does not work");
  const parts = { contract, handlers, database, tokens, limits: undefined };
  const failures = { count: async () => undefined };
  const apis = {
    bare: createApi({ ...parts, authenticate: async () => caller }),
    guarded: createApi({ ...parts, authenticate: (request) => authenticate(request, tokens, failures) }),
  };
  let api = apis.bare;
  const readTarget = createTargetReader(identity.certificate);
  const server = createServer({ cert: identity.certificate, key: identity.key }, async (request, response) => {
    const answer = await api(request, readTarget(request)).catch(errorAnswer);
    deliver(response, answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port, identity.caPath)));
  const rates: Record<keyof HttpsRates, number[]> = { bare: [], authenticated: [], refused: [] };
  for (let round = -2; round < 15; round += 1) {
    for (const [kind, chosen, token] of [
      ["bare", apis.bare, live],
      ["authenticated", apis.guarded, live],
      ["refused", apis.guarded, unknown],
    ] as const) {
      api = chosen;
      const start = performance.now();
      await Promise.all(sockets.map((socket) => askMany(socket, token, requestsATurn)));
      if (round >= 0) rates[kind].push((sockets.length * requestsATurn * 1_000) / (performance.now() - start));
    }
  }
  for (const socket of sockets) socket.destroy();
  server.close();
  rmSync(folder, { recursive: true });
  return { bare: median(rates.bare), authenticated: median(rates.authenticated), refused: median(rates.refused) };
}

async function open(port: number, ca: string): Promise<TLSSocket> {
  const socket = connect({ host: "localhost", port, ca: readFileSync(ca) });
  await once(socket, "secureConnect");
  return socket;
}

/** One request after the other on one connection, with as little work on this side as can be. */
function askMany(socket: TLSSocket, token: string, count: number): Promise<void> {
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

/** The request that the sandbox prints, and every guide begins with. */
const path = "/v2/portfolio";
/** As many as one token may have at the same time. */
const connections = 20;
/** On each connection. */
const requestsATurn = 30;
