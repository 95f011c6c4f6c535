import type { IncomingMessage, ServerResponse } from "node:http";
import { request as httpRequest } from "node:http";
import { createServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { rootCertificates } from "node:tls";
import { createCertificate } from "./certificate.ts";

/** One request as it came, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they were on the wire, without what names the snippet. */
  readonly target: string;
  /** Names in lower case; one that came twice stands here twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  readonly answer: RecordedAnswer;
}

/** How a request was answered. */
export interface RecordedAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** A loopback server that keeps what it is sent, apart for each snippet, and lets another server answer. */
export interface Recorder {
  /** The certificate to trust, PEM. */
  readonly certificate: string;
  /** The base address for the snippet of this number. */
  readonly address: (number: number) => string;
  /** What the snippet of this number sent. */
  readonly recorded: (number: number) => readonly RecordedRequest[];
  /** Throws what `beforeEach` failed with. */
  readonly assertReady: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts a recorder over TLS.
 *
 * @param server - who answers, its address's path included; without one every request is answered with `{}`.
 * @param authority - the authority to trust for that server beside the usual ones, PEM.
 * @param beforeEach - puts the server back: it is waited for before a request that follows one which may have changed
 * something. Requests then reach the server one after the other.
 */
export async function startRecorder(
  server: string | undefined,
  authority: string | undefined,
  beforeEach?: () => Promise<void>,
): Promise<Recorder> {
  const { certificate, key } = createCertificate();
  const upstream = server === undefined ? undefined : new URL(server);
  const base = upstream?.pathname.replace(/\/+$/, "") ?? "";
  const received = new Map<number, RecordedRequest[]>();
  const failures: unknown[] = [];
  let before: Promise<unknown> = Promise.resolve();
  let isChanged = true;
  const ask = async (request: IncomingMessage, target: string, body: Buffer): Promise<RecordedAnswer> => {
    if (!upstream) return nothing;
    if (!beforeEach) return forward(upstream, authority, request, target, body);
    const turn = before.then(async () => {
      if (isChanged) await beforeEach();
      isChanged = !/^(?:GET|HEAD|OPTIONS)$/.test(request.method ?? "");
      return forward(upstream, authority, request, target, body);
    });
    before = turn.catch((error: unknown) => failures.push(error));
    return turn.catch(() => ({
      status: 502,
      contentType: "text/plain",
      body: Buffer.from("the server was not put back"),
    }));
  };
  const recorder = createServer({ cert: certificate, key }, async (request, response) => {
    const body = await readAll(request);
    const [, number = "", target = ""] = /^\/(\d+)(.*)$/s.exec(request.url ?? "") ?? [];
    const answer = await ask(request, target, body);
    const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const list = received.get(Number(number)) ?? [];
    list.push({ method: request.method ?? "", target: target.slice(base.length), headers, body, answer });
    received.set(Number(number), list);
    send(response, answer, request.method);
  });
  await new Promise<void>((done, fail) => recorder.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = recorder.address() as AddressInfo;
  return {
    certificate,
    address: (number) => `https://127.0.0.1:${port}/${number}${base}`,
    recorded: (number) => received.get(number) ?? [],
    assertReady() {
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
  { method, rawHeaders }: IncomingMessage,
  path: string,
  body: Buffer,
): Promise<RecordedAnswer> {
  const send = upstream.protocol === "https:" ? httpsRequest : httpRequest;
  const headers: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    if (!ownHeaders.has(name.toLowerCase())) headers.push(name, value);
  }
  headers.push("Host", upstream.host, "Content-Length", String(body.length));
  return new Promise((done) => {
    const failed = (error: NodeJS.ErrnoException) =>
      done({ status: 502, contentType: "text/plain", body: Buffer.from(`no answer: ${error.code ?? error.message}`) });
    const outgoing = send(
      {
        hostname: upstream.hostname.replace(/^\[|\]$/g, ""),
        port: upstream.port || undefined,
        method,
        path,
        headers,
        ...(authority !== undefined && { ca: [...rootCertificates, authority] }),
      },
      async (answer) => {
        const content = await readAll(answer).catch(() => Buffer.alloc(0));
        done({ status: answer.statusCode ?? 0, contentType: answer.headers["content-type"], body: content });
      },
    );
    outgoing.on("error", failed).end(body);
  });
}

function send(
  response: ServerResponse,
  { status, contentType, body }: RecordedAnswer,
  method: string | undefined,
): void {
  response.statusCode = status;
  if (contentType !== undefined) response.setHeader("content-type", contentType);
  response.end(method === "HEAD" || status === 204 || status === 304 ? undefined : body);
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const nothing: RecordedAnswer = { status: 200, contentType: "application/json", body: Buffer.from("{}") };

/** What belongs to one connection, and what would hide the answer from the comparison. */
const ownHeaders: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
]);
