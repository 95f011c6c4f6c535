import type { PrismLib } from "prism-react-renderer";
import { Prism } from "prism-react-renderer";

/** A stretch of code: its text and, when it has one, its kind. */
export type Segment = readonly [text: string, kind?: Kind];

/** How a stretch of code is drawn. `token` is the place of the API token. */
export type Kind = (typeof kinds)[number] | "token";

type Stream = ReturnType<PrismLib["tokenize"]>[number];

/** Cuts code into coloured stretches whose texts together are the code, unchanged. */
export function highlight(
  code: string,
  language: string,
  places: readonly { readonly start: number; readonly end: number }[] = [],
): Segment[] {
  if (language === "text") return code === "" ? [] : [[code]];
  const grammar = language === "bash" ? shell : Prism.languages[language];
  if (grammar === undefined) throw new Error(`There is no grammar for ${language}.`);
  const segments = Prism.tokenize(code, grammar).flatMap((token) => flatten(token));
  return places.reduce((cut, place) => mark(cut, place.start, place.end), segments);
}

function flatten(token: Stream, parent?: Kind): Segment[] {
  if (typeof token === "string") return [parent ? [token, parent] : [token]];
  const names = [token.type, token.alias ?? []].flat();
  const kind = kinds.find((known) => names.includes(known)) ?? parent;
  return [token.content].flat().flatMap((part) => flatten(part, kind));
}

/** Gives one stretch of the text the kind `token`, whatever it was. */
function mark(segments: readonly Segment[], start: number, end: number): Segment[] {
  let offset = 0;
  return segments.flatMap(([text, kind]): Segment[] => {
    const [from, to] = [start - offset, end - offset];
    offset += text.length;
    if (to <= 0 || from >= text.length) return [kind ? [text, kind] : [text]];
    const around = (part: string): Segment[] => (part === "" ? [] : [kind ? [part, kind] : [part]]);
    return [
      ...around(text.slice(0, Math.max(from, 0))),
      [text.slice(Math.max(from, 0), to), "token"],
      ...around(text.slice(to)),
    ];
  });
}

const kinds = ["string", "property", "number", "keyword", "boolean", "function", "option"] as const;

/** Enough of a shell to colour one curl call. */
const shell = {
  string: /'[^']*'/,
  function: /^curl\b/,
  option: { pattern: /(\s)--?[a-z-]+/, lookbehind: true },
};
