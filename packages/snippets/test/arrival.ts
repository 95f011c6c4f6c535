import type { CorpusRequest } from "./corpus.ts";
import type { Recorded } from "./recorder.ts";

/** What a request means: decoded, and without what every client adds of its own. */
export interface Meaning {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: string | undefined;
  readonly mediaType: string | undefined;
  readonly body: unknown;
}

/** Reads what arrived. Of the headers every client sends, those are kept that `asked` names. */
export function meaningOf(recorded: Recorded, asked: Readonly<Record<string, string>> = {}): Meaning {
  const cut = recorded.target.indexOf("?");
  const [path, query] =
    cut < 0 ? [recorded.target, ""] : [recorded.target.slice(0, cut), recorded.target.slice(cut + 1)];
  const names = new Set(Object.keys(asked).map((name) => name.toLowerCase()));
  const headers = recorded.headers.filter(([name]) => names.has(name) || !ofEveryClient.has(name));
  const header = (wanted: string) => recorded.headers.find(([name]) => name === wanted)?.[1];
  const mediaType = header("content-type");
  const [, encoded] = /^Basic (.*)$/.exec(header("authorization") ?? "") ?? [];
  return {
    method: recorded.method,
    path: path.split("/").map(decodeURIComponent),
    query: [...new URLSearchParams(query)],
    headers: sorted(headers),
    credentials: encoded === undefined ? header("authorization") : Buffer.from(encoded, "base64").toString(),
    mediaType,
    body: bodyOf(recorded.body.toString(), mediaType),
  };
}

/** The token of a request that names none. */
export const defaultToken = "0123456789abcdef0123456789abcdef01234567";

/** What a request of the corpus must arrive as. */
export function meaningMeant(request: CorpusRequest): Meaning {
  const { method, path, pathParameters = {}, query = [], headers = {}, body, token = defaultToken } = request;
  const fill = (text: string) =>
    decodeURIComponent(text).replace(/\{([^{}]*)\}/g, (_, name: string) => pathParameters[name] ?? "");
  const mediaType = body === undefined ? undefined : (request.mediaType ?? "application/json");
  return {
    method,
    path: path.split("/").map(fill),
    query,
    headers: sorted(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    credentials: `${token}:`,
    mediaType,
    body: bodyOf(body ?? "", mediaType),
  };
}

function sorted(entries: readonly (readonly [name: string, value: string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bodyOf(text: string, mediaType: string | undefined): unknown {
  if (!/[/+]json\b/.test(mediaType ?? "")) return text;
  try {
    return parse(text, (_name, value, { source }) => (typeof value === "number" ? numberOf(source) : value));
  } catch {
    return `no JSON: ${text}`;
  }
}

/** A number with its kind: 1.0 is not 1, and integers are compared digit by digit. */
function numberOf(source: string): string {
  return /^-?\d+$/.test(source) ? `integer ${BigInt(source)}` : `fraction ${Number(source) + 0}`;
}

// Node passes the number's own text since version 21; TypeScript's library does not say so yet.
const parse = JSON.parse as (
  text: string,
  reviver: (name: string, value: unknown, context: { source: string }) => unknown,
) => unknown;

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
]);
