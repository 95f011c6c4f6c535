import { AuthError } from "./errors.ts";
import { checkUrl } from "./url.ts";

/** A request whose parts were each read once: what was checked is what is sent. */
export interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  /** A function where the content must be read out of a request first. */
  body: BodyInit | null | (() => Promise<ArrayBuffer>);
  signal: AbortSignal | null | undefined;
}

/** Reads what a caller passed to a fetch. */
export function readRequest(input: unknown, init?: RequestInit): Outgoing {
  const request = input instanceof PlatformRequest ? input : undefined;
  const url = checkUrl(request ? request.url : input);
  // What the init or its class has, not what a polluted Object.prototype adds.
  const read = <Key extends keyof RequestInit>(key: Key): RequestInit[Key] | undefined =>
    init && (Object.hasOwn(init, key) || !(key in Object.prototype)) ? init[key] : undefined;

  const method = `${read("method") ?? request?.method ?? "GET"}`.toUpperCase();
  if (!sendable.test(method)) throw refuse("method");

  let headers: Headers;
  try {
    headers = new PlatformHeaders(read("headers") ?? request?.headers);
  } catch {
    // The platform's own message may quote the field.
    throw refuse("headers");
  }
  // On a shared server the name of another host would lead to another site.
  headers.delete("host");

  const body = read("body") ?? (request?.body ? () => readBody(request) : null);
  if (body !== null && /^(GET|HEAD)$/.test(method)) throw refuse("body");

  const { signal = request?.signal } = { signal: read("signal") };
  if (signal && !(signal instanceof PlatformSignal)) throw refuse("signal");
  return { url, method, headers, body, signal };
}

/** Waits for what might take for ever, but no longer than the signal allows. */
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
  return new AuthError("ERR_INVALID_REQUEST", `the ${part} of the request cannot be sent`);
}

// Taken when this file is loaded: a later replacement of the globals changes nothing.
const PlatformHeaders = Headers;
const PlatformRequest = Request;
const PlatformSignal = AbortSignal;

// TRACE would have the server repeat the token; fetch refuses the other two itself, and any but letters.
const sendable = /^(?!(CONNECT|TRACE|TRACK)$)[A-Z]+$/;
