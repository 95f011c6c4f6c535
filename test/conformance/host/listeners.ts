import { once } from "node:events";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority, Identity } from "@signet/tools/certificates";
import type { Places } from "../protocol.ts";
import { answerAsAsked, askedAnswer, cors } from "./answer.ts";

/** A request where none should be, or a right one that is wrong in itself. */
export interface Arrival {
  /** The key of the case, as far as the request tells. */
  key: string;
  place: keyof Places;
  what: string;
  method: string;
  target: string;
  /** Names and values as they came, in turn. */
  rawHeaders: string[];
  bodyBytes: number;
}

export interface Listeners {
  places: Places;
  /** Connections to B and H, with or without a request. */
  touched: { B: number; H: number };
  /** Requests A took, by case key. */
  right: Map<string, number>;
  close(): Promise<void>;
}

/**
 * Starts the listeners of one run on ports of their own, on 127.0.0.1 only.
 *
 * @param wrong - told of everything that arrives where it should not, or changed.
 * @param own - serves A's paths under /conformance/.
 */
export async function startListeners(
  authority: Authority,
  token: string,
  wrong: (arrival: Arrival) => void,
  own: RequestListener,
): Promise<Listeners> {
  const right = new Map<string, number>();
  const touched = { B: 0, H: 0 };
  const expected = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;
  const servers: Server[] = [];
  const note = (place: keyof Places, what: string, request: IncomingMessage) => {
    const arrival = {
      key: keyOf(request.url ?? ""),
      place,
      what,
      method: request.method ?? "",
      target: request.url ?? "",
      rawHeaders: request.rawHeaders,
      bodyBytes: 0,
    };
    request.on("data", (chunk: Buffer) => {
      arrival.bodyBytes += chunk.length;
    });
    wrong(arrival);
  };

  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    // Clients under attack do not keep to HTTP; what is broken is closed and was never a request.
    server.on("clientError", (_, socket) => socket.destroy());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `localhost:${(server.address() as AddressInfo).port}`;
  };
  const secure = (identity: Identity, listener: RequestListener) =>
    createHttpsServer({ cert: identity.certificate, key: identity.key, keepAliveTimeout: 60_000 }, listener);
  const trap =
    (place: keyof Places): RequestListener =>
    (request, response) => {
      note(place, request.method === "OPTIONS" ? "a preflight arrived" : "a request arrived", request);
      request.resume();
      response.writeHead(200, ["content-type", "application/json", ...cors(request).flat()]);
      response.end("{}");
    };

  const rightListener: RequestListener = (request, response) => {
    const { host, authorization } = request.headers;
    const target = request.url ?? "";
    if (target.startsWith("/conformance/")) return own(request, response);
    request.resume();
    const asked = askedAnswer(target) ?? {};
    if (asked.key !== undefined) right.set(asked.key, (right.get(asked.key) ?? 0) + 1);
    if (target.includes("/followed/")) note("A", "a redirect was followed", request);
    if (host !== places.A) note("A", `it was asked as ${host}`, request);
    const fields = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "authorization");
    if (asked.authorized === true && (authorization !== expected || fields.length !== 1)) {
      note("A", "the Authorization field is not the one", request);
    }
    if (asked.method !== undefined && asked.method !== request.method)
      note("A", `the method is ${request.method}`, request);
    for (const name of ["x-polluted", "x-evil"]) {
      if (request.headers[name] !== undefined) note("A", `the header ${name} arrived`, request);
    }
    answerAsAsked(request, response, asked);
  };

  const nobody = createHttpServer();
  const gone = await listen(nobody);
  servers.pop();
  nobody.close();
  const plain = createHttpServer(trap("H")).on("connection", () => {
    touched.H += 1;
  });
  const other = secure(authority.good, trap("B")).on("connection", () => {
    touched.B += 1;
  });
  const places = {} as Places;
  Object.assign(places, {
    A: await listen(secure(authority.good, rightListener)),
    B: await listen(other),
    H: await listen(plain),
    P: await listen(createHttpServer(trap("P"))),
    expired: await listen(secure(authority.expired, trap("expired"))),
    otherName: await listen(secure(authority.otherName, trap("otherName"))),
    selfSigned: await listen(secure(authority.selfSigned, trap("selfSigned"))),
    nobody: gone,
  });
  for (const name of ["A", "B", "H"] as const) places[`${name}port`] = places[name].split(":")[1] ?? "";

  return {
    places,
    touched,
    right,
    async close() {
      await Promise.all(
        servers.map(async (server) => {
          server.closeAllConnections();
          await new Promise((done) => server.close(done));
        }),
      );
    },
  };
}

/** Paths where nothing may arrive name their case, and so does the answer that a path asks for. */
function keyOf(target: string): string {
  return /\/(?:mark|followed|taken)\/([\w-]+)/.exec(target)?.[1] ?? askedAnswer(target)?.key?.split("~")[1] ?? "";
}
