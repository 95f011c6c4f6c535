import { keepsNumbers, parseExact } from "../document/exact.ts";
import { SnippetError } from "../errors.ts";
import type { HarOptions } from "../options.ts";
import { checkedField, writtenByClients } from "../request/headers.ts";
import { essenceOf, jsonType } from "../request/media-type.ts";
import type {
  BodyModel,
  BodyPart,
  Credential,
  ExpectedResponse,
  OriginalCredentials,
  Pair,
  QueryPair,
  RequestModel,
} from "../request/request-model.ts";
import { withEncodedPairs } from "../request/serialize.ts";
import { normalizeBaseUrl } from "../request/server.ts";
import { assertWellFormed, decode, encodeFixedPath, encodeUnreserved } from "../request/url.ts";

/** The properties of a HAR 1.2 request that this package reads. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly HarField[];
  readonly queryString?: readonly HarField[];
  readonly cookies?: readonly HarField[];
  readonly postData?: {
    readonly mimeType?: string;
    readonly text?: string;
    /** `base64` for a text that is not UTF-8 in JSON, as browsers write it. */
    readonly encoding?: string;
    readonly params?: readonly HarParameter[];
  };
}

/** A name and a value. */
export interface HarField {
  readonly name: string;
  readonly value: string;
}

/** One field of a form; with a file name, an upload. */
export interface HarParameter {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

/**
 * Creates the request model of a HAR request. Headers that every client writes itself, such as `Content-Length`, are left
 * out; credentials of HTTP Basic and bearer tokens move from their header to `originalCredentials`.
 *
 * @throws {@link SnippetError} when the request cannot be sent as it is; its `code` names the reason.
 */
export function createRequestFromHar(har: HarRequest, { server }: Pick<HarOptions, "server"> = {}): RequestModel {
  const url = typeof har.url === "string" ? URL.parse(har.url) : null;
  if (!url?.protocol.startsWith("http") || typeof har.method !== "string" || !/^[A-Za-z][\w-]*$/.test(har.method)) {
    throw new SnippetError("ERR_INVALID_HAR", "A HAR request needs a method and an absolute http or https url.");
  }
  const { origin, pathname, search, username, password } = url;
  const method = har.method.toUpperCase();
  const fields = mergedHeaders(har.headers ?? []);
  const contentType = fields.get("content-type");
  const cookie = fields.get("cookie");
  const authorization = fields.get("authorization");
  const userinfo = username === "" ? undefined : decode(`${username}:${password}`);
  const original = (authorization ? credentialsIn(authorization.value) : basicOf(userinfo)) ?? none;
  const headers = [...fields.values()]
    .filter((field) => field !== contentType && field !== cookie && (field !== authorization || original === none))
    .map((field) => checkedField(field));
  const isJson = jsonType.test(fields.get("accept")?.value ?? "");
  const kind: ExpectedResponse["kind"] = method === "HEAD" ? "none" : isJson ? "json" : "text";
  const { credentials, ...originalCredentials } = original;
  const base = server === undefined ? origin : normalizeBaseUrl(server);
  const path = encodeFixedPath(pathname);
  const query = queryOf(search, har.queryString ?? []);
  return {
    operationId: `${method} ${pathname}`,
    method,
    server: base,
    path,
    url: withEncodedPairs(base + path, query),
    template: path,
    query,
    headers,
    cookies: cookiesOf(har.cookies ?? [], cookie?.value),
    parameters: [],
    body: bodyOf(har.postData, contentType?.value),
    credentials,
    originalCredentials,
    response: { status: 200, kind, mediaType: undefined },
  };
}

/** A header that is repeated is one header with both values (RFC 9110 §5.3). */
function mergedHeaders(headers: readonly HarField[]): ReadonlyMap<string, Pair> {
  const merged = new Map<string, Pair>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key.startsWith(":") || writtenByClients.test(key)) continue;
    const before = merged.get(key);
    const joint = key === "cookie" ? "; " : ", ";
    merged.set(key, { name, value: before ? before.value + joint + value.trim() : value.trim() });
  }
  return merged;
}

/** Adds the pairs of the list that the URL does not have. */
function queryOf(search: string, listed: readonly HarField[]): readonly QueryPair[] {
  const pairs = search.slice(1).split("&").flatMap(pairOf);
  const rest = pairs.slice();
  for (const { name, value } of listed) {
    // Some browsers list the pairs as they are in the URL, still encoded.
    const same = [{ name, value }, ...pairsOf(`${name}=${value}`)];
    const index = rest.findIndex((pair) => same.some((one) => one.name === pair.name && one.value === pair.value));
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
  const { params = [] } = postData ?? {};
  const text = textOf(postData);
  if (text === "" && params.length === 0) return undefined;
  const mediaType = header ?? postData?.mimeType ?? "application/octet-stream";
  if (jsonType.test(mediaType)) {
    try {
      const value = parseExact(text);
      // A number such as 1.50 would become 1.5.
      return keepsNumbers(text) ? { kind: "json", mediaType, value } : { kind: "text", mediaType, text };
    } catch {
      // Invalid JSON is sent as text.
    }
  }
  const essence = essenceOf(mediaType);
  if (essence === "application/x-www-form-urlencoded") {
    const pairs = params.length > 0 ? params.map(({ name, value = "" }) => ({ name, value })) : pairsOf(text);
    return { kind: "form", mediaType: essence, pairs };
  }
  if (essence === "multipart/form-data" && params.length > 0) {
    const parts = params.map(partOf).sort((left, right) => order(left) - order(right));
    return { kind: "multipart", mediaType: essence, parts };
  }
  return { kind: "text", mediaType, text };
}

/** Plain texts come first and files last, the order in which requests sends them. */
function order(part: BodyPart): number {
  return "file" in part ? 2 : Number(part.mediaType !== undefined);
}

/** Keeps a comma that is not encoded, which may be a delimiter. */
function pairOf(text: string): readonly QueryPair[] {
  const encoded = encodeUnreserved(text.replaceAll("+", "%20"));
  return pairsOf(text).map((pair) => (text.includes(",") ? { ...pair, encoded } : pair));
}

function pairsOf(text: string): QueryPair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

function textOf({ text = "", encoding }: NonNullable<HarRequest["postData"]> = {}): string {
  if (encoding?.toLowerCase() !== "base64") return text;
  const decoded = decodeBase64(text);
  if (decoded !== undefined) return decoded;
  throw new SnippetError(
    "ERR_UNSUPPORTED_BODY",
    "The HAR request has a body of bytes, which is not UTF-8 text: save it as a file and upload that.",
  );
}

function partOf({ name, value = "", fileName, contentType }: HarParameter): BodyPart {
  return fileName === undefined
    ? { name, text: value, mediaType: essenceOf(contentType) === "text/plain" ? undefined : contentType }
    : { name, file: fileName, mediaType: contentType ?? "application/octet-stream" };
}

interface HarCredentials extends OriginalCredentials {
  readonly credentials: readonly Credential[];
}

function credentialsIn(header: string): HarCredentials | undefined {
  const [, scheme = "", value = ""] = /^(basic|bearer) +([!-~]+)$/i.exec(header) ?? [];
  if (scheme.length === "bearer".length) return { credentials: bearer, token: value };
  // An invalid value stays in its header.
  return basicOf(decodeBase64(value));
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function basicOf(userinfo: string | undefined): HarCredentials | undefined {
  const [, token, password] = (userinfo !== undefined && /^([!-9;-~]+):(\P{Cc}*)$/u.exec(userinfo)) || [];
  return token === undefined ? undefined : { credentials: basic, token, password };
}

const none: HarCredentials = { credentials: [] };
const basic: readonly Credential[] = [{ scheme: "Basic", place: "basic", name: "Authorization" }];
const bearer: readonly Credential[] = [{ scheme: "Bearer", place: "bearer", name: "Authorization", prefix: "Bearer " }];
