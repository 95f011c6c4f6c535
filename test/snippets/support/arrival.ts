import type { RecordedRequest } from "@signet/snippets/verify";
import { bodyMeaning } from "./arrived-body.ts";
import type { CorpusRequest } from "./corpus.ts";
import { defaultToken } from "./corpus-document.ts";

/** A decoded request, without the headers that clients add. */
export interface Meaning {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: string | undefined;
  readonly mediaType: string | undefined;
  readonly body: unknown;
}

/** Decodes a recorded request. Headers that every client sends are kept only if `expected` names them. */
export function meaningOf(recorded: RecordedRequest, expected: Readonly<Record<string, string>> = {}): Meaning {
  const cut = recorded.target.indexOf("?");
  const [path, query] =
    cut < 0 ? [recorded.target, ""] : [recorded.target.slice(0, cut), recorded.target.slice(cut + 1)];
  const names = new Set(Object.keys(expected).map((name) => name.toLowerCase()));
  const headers = recorded.headers.filter(([name]) => names.has(name) || !ofEveryClient.has(name));
  const header = (key: string) => recorded.headers.find(([name]) => name === key)?.[1];
  const contentType = header("content-type");
  const [, encoded] = /^Basic (.*)$/.exec(header("authorization") ?? "") ?? [];
  return {
    method: recorded.method,
    path: path.split("/").map(decodeURIComponent),
    query: [...new URLSearchParams(query)],
    headers: sorted(headers),
    credentials: encoded === undefined ? header("authorization") : Buffer.from(encoded, "base64").toString(),
    mediaType: contentType?.replace(/;\s*(?:boundary|charset=utf-8).*/i, ""),
    body: bodyMeaning(Buffer.from(recorded.body).toString(), contentType),
  };
}

/** Returns the meaning that a request of the corpus must arrive with. */
export function meaningMeant(request: CorpusRequest): Meaning {
  const { method, path, pathParameters = {}, query = [], headers = {}, cookies = {}, credential } = request;
  const { token = defaultToken } = request;
  const { place = "basic", name = "", password = "" } = credential ?? {};
  const fill = (text: string) =>
    decodeURIComponent(text).replace(/\{([^{}]*)\}/g, (_, value: string) => pathParameters[value] ?? "");
  const jar = [...Object.entries(cookies), ...(place === "cookie" ? [[name, token]] : [])];
  const fields = [
    ...Object.entries(headers),
    ...(place === "header" ? [[name, token] as const] : []),
    ...(jar.length > 0 ? [["cookie", jar.map((pair) => pair.join("=")).join("; ")] as const] : []),
  ];
  return {
    method,
    path: path.split("/").map(fill),
    query: [...query, ...(place === "query" ? [[name, token] as const] : [])],
    headers: sorted(fields.map(([field, value]) => [field.toLowerCase(), value])),
    credentials: { basic: `${token}:${password}`, bearer: `Bearer ${token}` }[place as string],
    ...bodyMeant(request),
  };
}

function bodyMeant({ body, form, parts, text, file, mediaType }: CorpusRequest) {
  const json = mediaType ?? "application/json";
  if (body !== undefined) return { mediaType: json, body: bodyMeaning(body, json) };
  if (form) return { mediaType: "application/x-www-form-urlencoded", body: form };
  if (text !== undefined) return { mediaType, body: text };
  if (file !== undefined) return { mediaType, body: fileText(file) };
  if (!parts) return { mediaType: undefined, body: "" };
  const meant = parts.map(({ name, text, file = "" }) => [name, text ?? fileText(file)]);
  return { mediaType: "multipart/form-data", body: meant };
}

/** Returns the content of a file of the corpus, which differs for each file. */
export function fileText(file: string): string {
  return `the file ${file}\r\n\n"it's"`;
}

function sorted(entries: readonly (readonly [name: string, value: string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const ofEveryClient: ReadonlySet<string> = new Set([
  "host",
  "user-agent",
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "content-type",
  "authorization",
  "sec-fetch-mode",
  "transfer-encoding",
  // curl sends this before a large body.
  "expect",
  // fetch adds these two to a conditional request.
  "cache-control",
  "pragma",
]);
