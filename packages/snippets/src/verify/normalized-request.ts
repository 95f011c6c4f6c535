import { parseExact } from "../document/exact.ts";
import { ExactNumber, isArray, isObject, type Json } from "../document/json.ts";
import { essenceOf } from "../request/media-type.ts";
import { decode } from "../request/url.ts";
import type { RecordedRequest } from "./recorder.ts";

/** A request without the differences between clients that have no meaning. */
export interface NormalizedRequest {
  readonly method: string;
  /** The path's segments, decode. */
  readonly path: readonly string[];
  /** The query's pairs, decode, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The headers that the snippet sets, sorted; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: NormalizedBody;
}

/** A body, parsed as its media type says. */
export type NormalizedBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: string }
  | { readonly kind: "form"; readonly pairs: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "multipart"; readonly parts: readonly NormalizedPart[] }
  | { readonly kind: "bytes"; readonly base64: string };

/** One part of a multipart body. */
export interface NormalizedPart {
  readonly name: string;
  readonly file: string | undefined;
  readonly type: string | undefined;
  readonly base64: string;
}

export async function normalizeRequest({ method, target, headers, body }: RecordedRequest): Promise<NormalizedRequest> {
  const [path = "", ...query] = target.split("?");
  const contentType = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  return {
    method,
    path: path.split("/").map((segment) => decode(segment) ?? segment),
    query: [...new URLSearchParams(query.join("?"))],
    headers: headers
      .filter(matters)
      .map(([name, value]): [string, string] => [name, name === "content-type" ? normalizeType(value) : value])
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
    body: await readBody(contentType, body),
  };
}

async function readBody(contentType: string, body: Uint8Array): Promise<NormalizedBody> {
  const type = contentType.toLowerCase();
  if (/^application\/x-www-form-urlencoded\b/.test(type)) {
    return { kind: "form", pairs: [...new URLSearchParams(`${Buffer.from(body)}`)] };
  }
  if (body.length === 0) return { kind: "none" };
  try {
    if (type.startsWith("multipart/form-data")) return { kind: "multipart", parts: await readParts(contentType, body) };
    if (/[/+]json\b/.test(type)) return { kind: "json", value: canonical(parseExact(`${Buffer.from(body)}`)) };
  } catch {
    // A body that does not parse is compared byte by byte.
  }
  return { kind: "bytes", base64: Buffer.from(body).toString("base64") };
}

async function readParts(contentType: string, body: Uint8Array): Promise<readonly NormalizedPart[]> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  return Promise.all(
    [...form].map(async ([name, value]) => {
      const isText = typeof value === "string";
      const content = isText ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
      const { name: file, type } = isText ? {} : value;
      return { name, file, type, base64: content.toString("base64") };
    }),
  );
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

function normalizeType(contentType: string): string {
  const type = essenceOf(contentType);
  // A form's boundary is each client's own, and some name the only charset that a form can have.
  if (type === "multipart/form-data" || type === "application/x-www-form-urlencoded") return type;
  return contentType.replace(/\s*;\s*/g, "; ").toLowerCase();
}

function matters([name, value]: readonly [string, string]): boolean {
  if (clientsOwn.has(name) || name.startsWith("sec-fetch-")) return false;
  if (name === "user-agent")
    return !/^(?:Go-http-client|Java-http-client|curl|python-requests|python-httpx|node|undici|signet-client)\b/.test(
      value,
    );
  if (name === "accept") return value !== "*/*";
  if (name === "accept-encoding") return value !== "gzip" && !/^(?:br, *)?gzip, *deflate/.test(value);
  return name !== "accept-language" || value !== "*";
}

const clientsOwn: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "transfer-encoding",
]);
