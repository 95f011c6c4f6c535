import { parseExact } from "../document/exact.ts";
import type { Json } from "../document/json.ts";
import { ExactNumber, isArray, isObject } from "../document/json.ts";
import type { RecordedRequest } from "./recorder.ts";

/** A request without what differs between clients and means nothing: what two of them must have in common. */
export interface WireRequest {
  readonly method: string;
  /** The path's segments, decoded. */
  readonly path: readonly string[];
  /** The query's pairs, decoded, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The header fields that the request asks for; names in lower case, sorted. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: WireBody;
}

/** A body as its media type reads it. */
export type WireBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: string }
  | { readonly kind: "form"; readonly pairs: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "multipart"; readonly parts: readonly WirePart[] }
  | { readonly kind: "bytes"; readonly base64: string };

/** One part of a multipart body. */
export interface WirePart {
  readonly name: string;
  readonly file: string | undefined;
  readonly type: string | undefined;
  readonly base64: string;
}

/** Reads a request for comparison. */
export function readWire({ method, target, headers, body }: RecordedRequest): WireRequest {
  const [path = "", ...query] = target.split("?");
  const contentType = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  return {
    method,
    path: path.split("/").map(decode),
    query: [...new URLSearchParams(query.join("?"))],
    headers: headers
      .filter(matters)
      .map(([name, value]): [string, string] => [name, name === "content-type" ? essence(value) : value])
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
    body: readBody(contentType, body),
  };
}

/** The JSON value of a body, `undefined` if it is no JSON. */
export function jsonOf(body: Buffer): Json | undefined {
  try {
    return parseExact(body.toString());
  } catch {
    return undefined;
  }
}

function readBody(contentType: string, body: Buffer): WireBody {
  const type = contentType.toLowerCase();
  if (/^application\/x-www-form-urlencoded\b/.test(type)) {
    return { kind: "form", pairs: [...new URLSearchParams(body.toString())] };
  }
  if (body.length === 0) return { kind: "none" };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary !== undefined) return { kind: "multipart", parts: readParts(body, boundary) };
  const value = /[/+]json\b/.test(type) ? jsonOf(body) : undefined;
  return value === undefined
    ? { kind: "bytes", base64: body.toString("base64") }
    : { kind: "json", value: canonical(value) };
}

function readParts(body: Buffer, boundary: string): readonly WirePart[] {
  const parts = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const field = (pattern: RegExp) => {
      const text = pattern.exec(head)?.[1];
      return text === undefined ? undefined : Buffer.from(text, "latin1").toString();
    };
    return {
      name: field(/ name="([^"]*)"/i) ?? "",
      file: field(/ filename="([^"]*)"/i),
      type: field(/^content-type: *([^\r\n]+)/im),
      base64: Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1").toString("base64"),
    };
  });
}

/** Numbers keep whether they are whole numbers or not; `1e2` and `100.0` are the same. */
function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
      .sort()
      .join()}}`;
  }
  if (value instanceof ExactNumber) return Number.isFinite(Number(value.text)) ? `${Number(value.text)}.0` : value.text;
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

function essence(contentType: string): string {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  // A form's boundary is each client's own, and some name the only charset that a form can have.
  if (type === "multipart/form-data" || type === "application/x-www-form-urlencoded") return type;
  return contentType.replace(/\s*;\s*/g, "; ").toLowerCase();
}

function matters([name, value]: readonly [string, string]): boolean {
  if (clientsOwn.has(name) || name.startsWith("sec-fetch-")) return false;
  if (name === "user-agent") return !/^(?:curl|python-requests|node|undici|signet-client)\b/.test(value);
  if (name === "accept") return value !== "*/*";
  if (name === "accept-encoding") return !/^(?:br, *)?gzip, *deflate/.test(value);
  return name !== "accept-language" || value !== "*";
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const clientsOwn: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "transfer-encoding",
]);
