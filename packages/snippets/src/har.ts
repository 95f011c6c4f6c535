import type { BodyModel, Part } from "./body.ts";
import { isJsonType } from "./body.ts";
import { SnippetError } from "./errors.ts";
import { parseExact } from "./exact.ts";
import { checkedField } from "./headers.ts";
import type { RequestModel } from "./request.ts";
import type { Credential } from "./security.ts";
import type { Pair, QueryPair } from "./serialize.ts";
import { baseOf } from "./server.ts";
import { assertWellFormed, encodeFixedPath } from "./url.ts";

/** What this package reads of a HAR 1.2 request object. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly HarField[];
  readonly queryString?: readonly HarField[];
  readonly cookies?: readonly HarField[];
  readonly postData?: {
    readonly mimeType?: string;
    readonly text?: string;
    readonly params?: readonly HarParameter[];
  };
}

/** A name and a value. */
export interface HarField {
  readonly name: string;
  readonly value: string;
}

/** One field of a form; with a file's name, an upload. */
export interface HarParameter {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

/** A request, and the secrets that it carried. */
export interface HarModel {
  readonly request: RequestModel;
  readonly token: string | undefined;
  readonly password: string | undefined;
}

/**
 * Turns a HAR request into the request model. What every client writes by itself, such as `Content-Length`, is left out;
 * credentials of http basic and bearer are taken out of their header.
 */
export function readHar(har: HarRequest, server?: string): HarModel {
  const url = typeof har.url === "string" ? addressOf(har.url) : null;
  if (!url?.protocol.startsWith("http") || typeof har.method !== "string" || !/^[A-Za-z][\w-]*$/.test(har.method)) {
    throw new SnippetError("ERR_INVALID_HAR", "A HAR request has a method and an absolute url.");
  }
  const method = har.method.toUpperCase();
  const { pathname } = url;
  const path = encodeFixedPath(pathname);
  const fields = mergedHeaders(har.headers ?? []);
  const own = credentialsIn(url, fields.get("authorization")?.value);
  const headers: Pair[] = [];
  for (const [key, field] of fields) {
    if (key === "content-type" || key === "cookie" || (key === "authorization" && own.isHeader)) continue;
    headers.push(checkedField(field));
  }
  const request: RequestModel = {
    operationId: `${method} ${pathname}`,
    method,
    server: server === undefined ? url.origin : baseOf(server),
    template: path,
    path,
    query: queryOf(url.search, har.queryString ?? []),
    headers,
    cookies: cookiesOf(har.cookies ?? [], fields.get("cookie")?.value),
    filled: [],
    body: bodyOf(har.postData, fields.get("content-type")?.value),
    credentials: own.credentials,
    success: {
      status: 200,
      kind: method === "HEAD" ? "none" : isJsonType(fields.get("accept")?.value ?? "") ? "json" : "text",
      mediaType: undefined,
      accept: undefined,
    },
    pages: undefined,
    isContract: false,
  };
  return { request, token: own.token, password: own.password };
}

/** The parts of an address; most are plain, and then a parser would leave them as they are. */
function addressOf(text: string): Address | null {
  const [, origin = "", pathname = ""] = plainAddress.exec(text) ?? [];
  return origin === ""
    ? URL.parse(text)
    : { protocol: "http", origin, pathname, search: "", username: "", password: "" };
}

/** A field that came twice is one field with both values (RFC 9110 §5.3). */
function mergedHeaders(headers: readonly HarField[]): ReadonlyMap<string, Pair> {
  const merged = new Map<string, Pair>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key.startsWith(":") || writtenByClients.has(key)) continue;
    const before = merged.get(key);
    const joint = key === "cookie" ? "; " : ", ";
    merged.set(key, { name, value: before ? before.value + joint + value.trim() : value.trim() });
  }
  return merged;
}

/** The address holds the query already; the list adds what is not there. */
function queryOf(search: string, listed: readonly HarField[]): readonly QueryPair[] {
  const pairs = search === "" ? [] : pairsOf(search);
  const rest = pairs.map(({ name, value }) => `${name}\0${value}`);
  for (const { name, value } of listed) {
    const index = rest.indexOf(`${name}\0${value}`);
    if (index >= 0) rest.splice(index, 1);
    else {
      assertWellFormed(name + value);
      pairs.push({ name, value });
    }
  }
  return pairs;
}

function cookiesOf(cookies: readonly HarField[], header: string | undefined): readonly Pair[] {
  if (cookies.length > 0) return cookies.map(({ name, value }) => checkedField({ name, value }, "cookie"));
  if (header === undefined) return [];
  return header.split(";").flatMap((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return pair.trim() === "" ? [] : [checkedField({ name, value: value.join("=") }, "cookie")];
  });
}

function bodyOf(postData: HarRequest["postData"], header: string | undefined): BodyModel | undefined {
  const { text = "", params = [] } = postData ?? {};
  if (text === "" && params.length === 0) return undefined;
  const mediaType = header ?? postData?.mimeType ?? "application/octet-stream";
  if (isJsonType(mediaType)) {
    try {
      return { kind: "json", mediaType, value: parseExact(text) };
    } catch {
      // What is not JSON is sent as the text it is.
    }
  }
  const essence = mediaType.replace(/;.*/s, "").trim().toLowerCase();
  if (essence === "application/x-www-form-urlencoded") {
    const pairs = params.length > 0 ? params.map(({ name, value = "" }) => ({ name, value })) : pairsOf(text);
    return { kind: "form", mediaType: essence, pairs };
  }
  if (essence === "multipart/form-data" && params.length > 0) {
    return { kind: "multipart", mediaType: essence, parts: params.map(partOf).sort(textsFirst) };
  }
  return { kind: "text", mediaType, text };
}

function pairsOf(text: string): QueryPair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

function partOf({ name, value = "", fileName, contentType = "application/octet-stream" }: HarParameter): Part {
  return fileName === undefined ? { name, text: value } : { name, file: fileName, mediaType: contentType };
}

function textsFirst(left: Part, right: Part): number {
  return Number("file" in left) - Number("file" in right);
}

type Address = Pick<URL, "protocol" | "origin" | "pathname" | "search" | "username" | "password">;

interface OwnCredentials {
  /** Whether they stood in the header, and not in the address. */
  readonly isHeader: boolean;
  readonly credentials: readonly Credential[];
  readonly token?: string | undefined;
  readonly password?: string | undefined;
}

function credentialsIn(url: Address, header: string | undefined): OwnCredentials {
  const isHeader = header !== undefined;
  const [, scheme = "", value = ""] = isHeader ? (/^(basic|bearer) +([!-~]+)$/i.exec(header) ?? []) : [];
  if (scheme.toLowerCase() === "bearer") {
    return { isHeader, credentials: [{ scheme, place: "bearer", name: "Authorization" }], token: value };
  }
  const pair = isHeader ? decodeBase64(value) : url.username === "" ? undefined : userinfo(url);
  const colon = pair?.indexOf(":") ?? -1;
  const token = pair?.slice(0, colon) ?? "";
  const password = pair?.slice(colon + 1) ?? "";
  if (colon < 1 || !/^[!-~]+$/.test(token) || /\p{Cc}/u.test(password)) return { isHeader: false, credentials: [] };
  return { isHeader, credentials: [{ scheme: "Basic", place: "basic", name: "Authorization" }], token, password };
}

function userinfo({ username, password }: Address): string | undefined {
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return undefined;
  }
}

function decodeBase64(text: string): string | undefined {
  try {
    const binary = atob(text);
    if (/^[ -~]*$/.test(binary)) return binary;
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// No port, no label that is Punycode, no segment of dots, nothing encoded.
const plainAddress = /^(https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)*[a-z]+)((?:\/(?!\.)[\w.~:@,;=$+-]*)+)$/;
const writtenByClients: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "transfer-encoding",
  "upgrade",
]);
