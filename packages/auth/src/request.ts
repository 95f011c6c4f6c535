import { AuthError } from "./errors.ts";
import { read } from "./own.ts";
import { checkUrl } from "./url.ts";

/** A request whose parts were each read once, so that the checked values are the ones sent. */
export interface ParsedRequest {
  url: URL;
  method: string;
  headers: Headers;
  /** A function if the content must be read from a `Request` first. */
  body: BodyInit | null | (() => Promise<ArrayBuffer>);
  signal: AbortSignal | null | undefined;
}

/** Parses the arguments of a `fetch`. */
export function parseRequest(input: unknown, init?: RequestInit): ParsedRequest {
  const request = input instanceof PlatformRequest ? input : undefined;
  const url = checkUrl(request ? request.url : input);
  const method = `${read(init, "method") ?? request?.method ?? "GET"}`.toUpperCase();
  if (!allowedMethods.test(method)) throw refuse("method");

  let headers: Headers;
  try {
    headers = new PlatformHeaders(read(init, "headers") ?? request?.headers);
  } catch {
    // The platform's own message may quote the field.
    throw refuse("headers");
  }
  // On a shared server, another host name would reach another site.
  headers.delete("host");

  const body = read(init, "body") ?? (request?.body ? () => readBody(request) : null);
  if (body !== null && /^(GET|HEAD)$/.test(method)) throw refuse("body");

  const { signal = request?.signal } = { signal: read(init, "signal") };
  if (signal && !(signal instanceof PlatformSignal)) throw refuse("signal");
  return { url, method, headers, body, signal };
}

/** Awaits `work`, rejecting as soon as `signal` aborts. */
export function unlessAborted<Value>(signal: AbortSignal | null | undefined, work: Promise<Value>): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

async function readBody(request: Request): Promise<ArrayBuffer> {
  try {
    return await request.arrayBuffer();
  } catch {
    throw refuse("body");
  }
}

function refuse(part: string): AuthError {
  return new AuthError("ERR_INVALID_REQUEST", `the request's ${part} cannot be sent`);
}

// Taken when this file is loaded: a later replacement of the globals changes nothing.
const PlatformHeaders = Headers;
const PlatformRequest = Request;
const PlatformSignal = AbortSignal;

// TRACE would make the server echo the token. fetch itself refuses CONNECT and TRACK.
const allowedMethods = /^(?!(CONNECT|TRACE|TRACK)$)[A-Z]+$/;
