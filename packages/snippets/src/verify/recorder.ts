import { readFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { createServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { rootCertificates } from "node:tls";
import { createCertificate } from "./certificate.ts";
import type { RunOptions } from "./run-options.ts";

/** A request as it was received, and the response to it. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as received, without the prefix of the snippet. */
  readonly target: string;
  /** Names in lower case; a repeated header is listed twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly response: RecordedResponse;
}

/** The response to a recorded request. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Uint8Array;
}

/** A loopback server that records and forwards the requests of each snippet. */
export interface Recorder {
  readonly certificate: string;
  readonly url: (snippet: number) => string;
  readonly requests: (snippet: number) => readonly RecordedRequest[];
  /** Throws the error of `beforeEach`, if it failed. */
  readonly assertReset: () => void;
  readonly close: () => Promise<void>;
}

export async function startRecorder({ server, ca, beforeEach }: RunOptions): Promise<Recorder> {
  const { certificate, key } = await createCertificate();
  const authority = ca === undefined ? undefined : await readFile(ca, "utf8");
  const upstream = server === undefined ? undefined : new URL(server);
  const base = upstream?.pathname.replace(/\/+$/, "") ?? "";
  const requests = new Map<number, RecordedRequest[]>();
  const failures: unknown[] = [];
  let previous: Promise<unknown> = Promise.resolve();
  let isChanged = true;
  const respond = async (request: IncomingMessage, path: string, body: Buffer): Promise<RecordedResponse> => {
    if (!upstream) return emptyObject;
    if (!beforeEach) return forward(upstream, authority, request, path, body);
    const response = previous.then(async () => {
      if (isChanged) await beforeEach();
      isChanged = !/^(?:GET|HEAD|OPTIONS)$/.test(request.method ?? "");
      return forward(upstream, authority, request, path, body);
    });
    previous = response.catch((error: unknown) => failures.push(error));
    return response.catch(() => gatewayError("the server could not be reset"));
  };
  const recorder = createServer({ cert: certificate, key }, async (request, outgoing) => {
    const body = await buffer(request);
    const { method = "", url = "" } = request;
    const [, snippet = "", path = ""] = /^\/(\d+)(.*)$/s.exec(url) ?? [];
    const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const response = await respond(request, path, body);
    const recorded = { method, target: path.slice(base.length), headers, body, response };
    requests.set(Number(snippet), [...(requests.get(Number(snippet)) ?? []), recorded]);
    const { status } = response;
    for (const name of ["content-type", "location"]) {
      const value = response.headers[name];
      if (value !== undefined) outgoing.setHeader(name, value);
    }
    outgoing.statusCode = status;
    outgoing.end(method === "HEAD" || status === 204 || status === 304 ? undefined : response.body);
  });
  await new Promise<void>((done, fail) => recorder.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = recorder.address() as AddressInfo;
  return {
    certificate,
    url: (snippet) => `https://127.0.0.1:${port}/${snippet}${base}`,
    requests: (snippet) => requests.get(snippet) ?? [],
    assertReset() {
      if (failures.length > 0) throw failures[0];
    },
    close() {
      recorder.closeAllConnections();
      return new Promise((done) => recorder.close(() => done()));
    },
  };
}

function forward(
  upstream: URL,
  authority: string | undefined,
  { method, headersDistinct }: IncomingMessage,
  path: string,
  body: Buffer,
): Promise<RecordedResponse> {
  const send = upstream.protocol === "https:" ? httpsRequest : httpRequest;
  const kept = Object.entries(headersDistinct).filter(([name]) => !connectionHeaders.has(name));
  const headers = { ...Object.fromEntries(kept), host: upstream.host, "content-length": body.length };
  return new Promise((done) => {
    const fail = (error: NodeJS.ErrnoException) => done(gatewayError(`no response: ${error.code ?? error.message}`));
    const options = {
      hostname: upstream.hostname.replace(/^\[|\]$/g, ""),
      port: upstream.port || undefined,
      method,
      path,
      headers,
      ...(authority !== undefined && { ca: [...rootCertificates, authority] }),
    };
    const outgoing = send(options, (response) => {
      const { statusCode: status = 0 } = response;
      buffer(response).then((content) => done({ status, headers: response.headers, body: content }), fail);
    });
    outgoing.on("error", fail).end(body);
  });
}

function gatewayError(reason: string): RecordedResponse {
  return { status: 502, headers: { "content-type": "text/plain" }, body: Buffer.from(reason) };
}

const emptyObject: RecordedResponse = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: Buffer.from("{}"),
};

/** Headers of one connection, and the one that would compress the response. */
const connectionHeaders: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
]);
