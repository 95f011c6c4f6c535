import { parseExact } from "../document/exact.ts";
import { SnippetError } from "../errors.ts";
import type { BodyModel, Part } from "../request/body.ts";
import { isJsonType } from "../request/body.ts";
import type { Carried, RequestModel } from "../request/create-request.ts";
import type { Success } from "../request/expected-response.ts";
import { checkedField } from "../request/headers.ts";
import type { Credential } from "../request/security.ts";
import type { Pair, QueryPair } from "../request/serialize.ts";
import { baseOf } from "../request/server.ts";
import { assertWellFormed, decoded, encodeFixedPath } from "../request/url.ts";

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

/**
 * Turns a HAR request into the request model. What every client writes by itself, such as `Content-Length`, is left out;
 * credentials of http basic and bearer are taken out of their header.
 */
export function readHar(har: HarRequest, server?: string): RequestModel {
  const url = typeof har.url === "string" && addressOf(har.url);
  if (!url || typeof har.method !== "string" || !/^[A-Za-z][\w-]*$/.test(har.method)) {
    throw new SnippetError("ERR_INVALID_HAR", "A HAR request has a method and an absolute url.");
  }
  const method = har.method.toUpperCase();
  const fields = mergedHeaders(har.headers ?? []);
  const contentType = fields.get("content-type");
  const cookie = fields.get("cookie");
  const authorization = fields.get("authorization");
  const own = (authorization ? credentialsIn(authorization.value) : basicOf(url.userinfo)) ?? none;
  const headers: Pair[] = [];
  for (const field of fields.values()) {
    if (field === contentType || field === cookie || (field === authorization && own !== none)) continue;
    headers.push(checkedField(field));
  }
  const { pathname, path, search } = url;
  const base = server === undefined ? url.origin : baseOf(server);
  return {
    operationId: `${method} ${pathname}`,
    method,
    server: base,
    template: path,
    address: server === undefined ? url.address : base + path,
    query: queryOf(search, har.queryString ?? []),
    headers,
    cookies: cookiesOf(har.cookies ?? [], cookie?.value),
    filled: [],
    body: bodyOf(har.postData, contentType?.value),
    credentials: own.credentials,
    carried: own,
    success: answers[method === "HEAD" ? "none" : isJsonType(fields.get("accept")?.value ?? "") ? "json" : "text"],
  };
}

/** The parts of an address, `undefined` if it is none of http. Most are plain, and a parser would leave them as they are. */
function addressOf(text: string): Address | undefined {
  if (plainAddress.test(text)) {
    const slash = text.indexOf("/", "https://".length);
    const path = text.slice(slash);
    return { origin: text.slice(0, slash), pathname: path, path, address: text, search: "", userinfo: undefined };
  }
  const url = URL.parse(text);
  if (!url?.protocol.startsWith("http")) return undefined;
  const { origin, pathname, search, username, password } = url;
  const userinfo = username === "" ? undefined : decoded(`${username}:${password}`);
  const path = encodeFixedPath(pathname);
  return { origin, pathname, path, address: origin + path, search, userinfo };
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
  const rest = pairs.slice();
  for (const { name, value } of listed) {
    const index = rest.findIndex((pair) => pair.name === name && pair.value === value);
    if (index >= 0) rest.splice(index, 1);
    else {
      assertWellFormed(name);
      assertWellFormed(value);
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

interface Address {
  readonly origin: string;
  readonly pathname: string;
  /** The path, percent-encoded as everywhere. */
  readonly path: string;
  /** Origin and path. */
  readonly address: string;
  readonly search: string;
  readonly userinfo: string | undefined;
}

interface OwnCredentials extends Carried {
  readonly credentials: readonly Credential[];
}

function credentialsIn(header: string): OwnCredentials | undefined {
  const [, scheme = "", value = ""] = /^(basic|bearer) +([!-~]+)$/i.exec(header) ?? [];
  if (scheme.length === "bearer".length) return { credentials: bearer, token: value };
  try {
    const binary = atob(value);
    // Most often an API token, whose password is blank.
    if (/^[!-9;-~]+:$/.test(binary)) return { credentials: basic, token: binary.slice(0, -1), password: "" };
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return basicOf(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined; // what is not base64 of a text stays in its header
  }
}

function basicOf(userinfo: string | undefined): OwnCredentials | undefined {
  const [, token, password] = (userinfo !== undefined && /^([!-9;-~]+):(\P{Cc}*)$/u.exec(userinfo)) || [];
  return token === undefined ? undefined : { credentials: basic, token, password };
}

const none: OwnCredentials = { credentials: [] };
const basic: readonly Credential[] = [{ scheme: "Basic", place: "basic", name: "Authorization" }];
const bearer: readonly Credential[] = [{ scheme: "Bearer", place: "bearer", name: "Authorization" }];

const success = (kind: Success["kind"]): Success => ({ status: 200, kind, mediaType: undefined });
const answers = { none: success("none"), json: success("json"), text: success("text") };

// No port, no label that is Punycode, no segment of dots, nothing encoded.
const plainAddress = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)*[a-z]+(?:\/(?!\.)[\w.~:@,;=$+-]*)+$/;
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
