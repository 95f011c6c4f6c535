import type { Piece, Secret, Text } from "./code.ts";
import type { RequestModel } from "./request.ts";
import type { Pair } from "./serialize.ts";
import type { Writing } from "./target.ts";
import { encode, encodeQueryPart } from "./url.ts";

/** A request's named values, its secrets in their places. */
export interface Placed {
  readonly basic: { readonly user: Secret; readonly password: Secret | undefined } | undefined;
  readonly query: readonly Pair<Text | number | bigint>[];
  readonly headers: readonly Pair<Text>[];
  readonly cookies: readonly Pair<Text>[];
}

/** Puts the secrets of a call where its credentials go; http basic is left to the language. */
export function place({ credentials, query, headers, cookies }: RequestModel, { secrets, password }: Writing): Placed {
  if (credentials.length === 0) return { basic: undefined, query, headers, cookies };
  let basic: Placed["basic"];
  const added = { query: [] as Pair<Text>[], header: [] as Pair<Text>[], cookie: [] as Pair<Text>[] };
  for (const [index, { place, name }] of credentials.entries()) {
    const secret: Secret = secrets[index] ?? { kind: "token", text: "" };
    if (place === "basic") basic = { user: secret, password };
    else if (place === "bearer") added.header.push({ name, value: ["Bearer ", secret] });
    else added[place].push({ name, value: [secret] });
  }
  return {
    basic,
    query: added.query.length > 0 ? [...query, ...added.query] : query,
    headers: added.header.length > 0 ? [...added.header, ...headers] : headers,
    cookies: added.cookie.length > 0 ? [...added.cookie, ...cookies] : cookies,
  };
}

/** Writes a query, percent-encoded, behind an address. */
export function withQuery(address: string, query: Placed["query"]): Text {
  if (query.length === 0) return address;
  const pieces: Piece[] = [];
  let text = address;
  let mark = "?";
  for (const { name, value } of query) {
    text += `${mark}${encodeQueryPart(name)}=`;
    mark = "&";
    if (typeof value !== "object") text += encodeQueryPart(`${value}`);
    else {
      for (const one of value) {
        if (typeof one === "string") text += encode(one);
        else {
          pieces.push(text, { ...one, text: encode(one.text) });
          text = "";
        }
      }
    }
  }
  return pieces.length === 0 ? text : [...pieces, text];
}

/** The text of a `Cookie` field. */
export function cookieText(cookies: Placed["cookies"]): readonly Piece[] {
  return cookies.flatMap(({ name, value }, index) => [`${index > 0 ? "; " : ""}${name}=`, ...piecesOf(value)]);
}

/** Whether a text is taken from the environment, in part or whole. */
export function readsEnvironment(value: Text | number | bigint): boolean {
  return typeof value === "object" && value.some((piece) => typeof piece === "object" && piece.kind === "variable");
}

/** A text as pieces. */
export function piecesOf(value: Text | number | bigint): readonly Piece[] {
  return typeof value === "object" ? value : [`${value}`];
}
