/** The kind of a marked segment: the token, another credential, or the environment variable that contains one. */
export type CredentialKind = "token" | "credential" | "variable";

/** A run of text: a credential, or anything else. */
export interface Segment {
  readonly text: string;
  readonly kind?: CredentialKind;
}

/** A credential, which a page may highlight, link or replace. */
export interface CredentialSegment extends Segment {
  readonly kind: CredentialKind;
}

/** Text that may contain credentials. Texts are joined by putting them into a list. */
export type Text = string | Segment | readonly Text[];

/** The position of a run in a text, in UTF-16 code units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The position and kind of a credential. */
export interface CredentialRange extends TextRange {
  readonly kind: CredentialKind;
}

/** Joins texts as a template literal joins strings. */
export function join(strings: TemplateStringsArray, ...texts: readonly Text[]): Text {
  return strings.map((string, index): Text => [string, texts[index] ?? ""]);
}

/** Lists a text's segments in order, empty ones left out. */
export function segmentsOf(text: Text): readonly Segment[] {
  const segment = typeof text === "string" ? { text } : text;
  if (!("text" in segment)) return segment.flatMap(segmentsOf);
  return segment.text === "" ? [] : [segment];
}

export function plainText(text: Text): string {
  if (typeof text === "string") return text;
  return "text" in text ? text.text : text.map(plainText).join("");
}

export function mapText(text: Text, change: (part: string) => string): Text {
  if (typeof text === "string") return change(text);
  return "text" in text ? { ...text, text: change(text.text) } : text.map((part) => mapText(part, change));
}

export function sliceText(text: Text, start: number, end: number = Number.POSITIVE_INFINITY): Text {
  let position = 0;
  return segmentsOf(text).map((segment) => {
    const part = segment.text.slice(Math.max(0, start - position), Math.max(0, end - position));
    position += segment.text.length;
    return { ...segment, text: part };
  });
}

/** Tests whether a segment is read from the environment. */
export function isVariable(segment: Segment): segment is CredentialSegment {
  return segment.kind === "variable";
}

export function hasVariable(text: Text): boolean {
  return segmentsOf(text).some(isVariable);
}
