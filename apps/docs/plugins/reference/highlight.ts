import { Prism, type PrismLib } from "prism-react-renderer";

export interface ColoredCode {
  readonly code: string;
  /** In the code's order, without overlaps. */
  readonly spans: readonly Span[];
}

/** A part of code by its place in UTF-16 code units. */
export type Span = readonly [start: number, end: number, kind: Kind];

/** The kind of a part; `token` is the place of the API token. */
export type Kind = (typeof kinds)[number] | "token";

type Stream = ReturnType<PrismLib["tokenize"]> | ReturnType<PrismLib["tokenize"]>[number];

/**
 * Finds the colors of code.
 *
 * @param tokens - the places of the API token.
 * @throws Error when there is no grammar for the language.
 */
export function highlight(
  code: string,
  language: string,
  tokens: readonly { readonly start: number; readonly end: number }[] = [],
): ColoredCode {
  if (language === "text") return { code, spans: [] };
  const grammar = language === "bash" ? shell : Prism.languages[language];
  if (grammar === undefined) throw new Error(`Prism has no grammar for ${language}: use another language`);
  const colored = spansOf(Prism.tokenize(code, grammar), 0);
  const spans = tokens.reduce((cut, { start, end }) => mark(cut, start, end), colored);
  return { code, spans: spans.sort(([one], [other]) => one - other) };
}

function spansOf(stream: Stream, offset: number, parent?: Kind): Span[] {
  if (typeof stream === "string") return parent ? [[offset, offset + stream.length, parent]] : [];
  if (Array.isArray(stream)) {
    let start = offset;
    return stream.flatMap((part) => {
      start += part.length;
      return spansOf(part, start - part.length, parent);
    });
  }
  const names = [stream.type, stream.alias ?? []].flat();
  return spansOf(stream.content, offset, kinds.find((kind) => names.includes(kind)) ?? parent);
}

function mark(spans: readonly Span[], start: number, end: number): Span[] {
  const around = spans.flatMap(([from, to, kind]): Span[] => [
    [from, Math.min(to, start), kind],
    [Math.max(from, end), to, kind],
  ]);
  return [...around.filter(([from, to]) => from < to), [start, end, "token"]];
}

const kinds = ["string", "property", "number", "keyword", "boolean", "function", "option"] as const;

/** Prism's own Bash grammar is not in its bundle for React. */
const shell = {
  string: /'[^']*'/,
  function: /^curl\b/,
  option: { pattern: /(\s)--?[a-z-]+/, lookbehind: true },
};
