import { encode, encodeQueryPart } from "../request/url.ts";
import type { Piece, Text } from "./code.ts";
import type { Placed } from "./credentials.ts";

/** Writes a query, percent-encoded, behind an address. */
export function withQuery(address: string, query: Placed["query"]): Text {
  if (query.length === 0) return address;
  const pieces: Piece[] = [];
  let text = address;
  let mark = "?";
  for (const { name, value } of query) {
    text += `${mark}${encodeQueryPart(name)}=`;
    mark = "&";
    for (const one of piecesOf(value)) {
      if (typeof one === "string") text += encodeQueryPart(one);
      else {
        pieces.push(text, { ...one, text: encode(one.text) });
        text = "";
      }
    }
  }
  return pieces.length === 0 ? text : [...pieces, text];
}

/** The text of a `Cookie` field. */
export function cookieText(cookies: Placed["cookies"]): readonly Piece[] {
  return cookies.flatMap(({ name, value }, index) => [`${index > 0 ? "; " : ""}${name}=`, ...piecesOf(value)]);
}

/** A text as pieces. */
export function piecesOf(value: Text | number | bigint): readonly Piece[] {
  return typeof value === "object" ? value : [`${value}`];
}
