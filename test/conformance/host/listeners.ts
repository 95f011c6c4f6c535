import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority, Identity } from "@signet/tools/certificates";
import type { ListenerHosts } from "../protocol.ts";
import { answerAsAsked, askedAnswer, cors } from "./answer.ts";

/** A request that must not arrive, or that must look different. */
export interface Arrival {
  /** The key of the case, if the request contains it. */
  key: string;
  place: keyof ListenerHosts;
  what: string;
  method: string;
  target: string;
  /** Names and values in turn, as received. */
  rawHeaders: string[];
  bodyBytes: number;
}

export interface Listeners {
  hosts: ListenerHosts;
  /** Number of connections, with or without a request. */
  touched: { otherOrigin: number; plainHttp: number };
  /** Number of requests to the trusted listener, by case key. */
  right: Map<string, number>;
  close(): Promise<void>;
}

/**
 * Starts the listeners of one run on free ports of 127.0.0.1.
 *
 * @param wrong - receives each request that must not arrive, or that was changed.
 * @param own - serves the paths under /conformance/.
 */
export async function startListeners(
  authority: Authority,
  token: string,
  wrong: (arrival: Arrival) => void,
  own: RequestListener,
): Promise<Listeners> {
  const right = new Map<string, number>();
  const touched = { otherOrigin: 0, plainHttp: 0 };
  const expected = `Basic ${Buffer.from(`${token}:`).toString("base64")}`;
  const servers: Server[] = [];
  const note = (place: keyof ListenerHosts, what: string, request: IncomingMessage) => {
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
    // Broken requests do not count, because they never were HTTP.
    server.on("clientError", (_, socket) => socket.destroy());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `localhost:${(server.address() as AddressInfo).port}`;
  };
  const secure = (identity: Identity, listener: RequestListener) =>
    createHttpsServer({ cert: identity.certificate, key: identity.key, keepAliveTimeout: 60_000 }, listener);
  const trap =
    (place: keyof ListenerHosts): RequestListener =>
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
    if (target.includes("/followed/")) note("trusted", "a redirect was followed", request);
    if (host !== hosts.trusted) note("trusted", `it was asked as ${host}`, request);
    const fields = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "authorization");
    if (asked.authorized === true && (authorization !== expected || fields.length !== 1)) {
      note("trusted", "the Authorization field is not the one", request);
    }
    if (asked.method !== undefined && asked.method !== request.method)
      note("trusted", `the method is ${request.method}`, request);
    for (const name of ["x-polluted", "x-evil"]) {
      if (request.headers[name] !== undefined) note("trusted", `the header ${name} arrived`, request);
    }
    answerAsAsked(request, response, asked);
  };

  const nobody = createHttpServer();
  const gone = await listen(nobody);
  servers.pop();
  nobody.close();
  const plain = createHttpServer(trap("plainHttp")).on("connection", () => {
    touched.plainHttp += 1;
  });
  const other = secure(authority.good, trap("otherOrigin")).on("connection", () => {
    touched.otherOrigin += 1;
  });
  const hosts = {} as ListenerHosts;
  Object.assign(hosts, {
    trusted: await listen(secure(authority.good, rightListener)),
    otherOrigin: await listen(other),
    plainHttp: await listen(plain),
    httpAsHttps: await listen(createHttpServer(trap("httpAsHttps"))),
    expired: await listen(secure(authority.expired, trap("expired"))),
    otherName: await listen(secure(authority.otherName, trap("otherName"))),
    selfSigned: await listen(secure(authority.selfSigned, trap("selfSigned"))),
    nobody: gone,
  });
  for (const name of ["trusted", "otherOrigin", "plainHttp"] as const)
    hosts[`${name}Port`] = hosts[name].split(":")[1] ?? "";

  return {
    hosts,
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

/** Reads the case key from the path, or from the response that the path requests. */
function keyOf(target: string): string {
  return /\/(?:mark|followed|taken)\/([\w-]+)/.exec(target)?.[1] ?? askedAnswer(target)?.key?.split("~")[1] ?? "";
}
