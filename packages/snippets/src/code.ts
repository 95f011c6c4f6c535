/** What a marked run of code is: the token, another secret beside it, or the environment variable that holds one. */
export type CredentialKind = "token" | "credential" | "variable";

/** A run of text that a page may want to mark, link or replace. */
export interface Secret {
  readonly kind: CredentialKind;
  readonly text: string;
}

/** A run of text. A secret is a run of its own, so that its place is known without searching. */
export type Piece = string | Secret;

/** Where something stands in a text, in UTF-16 code units; `end` is behind its last one. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Where a credential stands, and what it is. */
export interface CredentialRange extends TokenRange {
  readonly kind: CredentialKind;
}

/**
 * Puts a secret, escaped already, into code between two marks. NUL is the mark, for it is in no snippet: a command line
 * cannot hold it, and every other literal writes it as an escape.
 */
export function mark({ kind }: Secret, escaped: string): string {
  return `\0${letters[kind]}${escaped}\0`;
}

/** Code without its marks, and where they were. */
export interface ReadCode {
  readonly code: string;
  readonly token: readonly TokenRange[];
  readonly credentials: readonly CredentialRange[];
}

/** Takes the marks out of code and tells where they were. */
export function readMarks(marked: string): ReadCode {
  let code = "";
  let behind = 0;
  const token: TokenRange[] = [];
  const credentials: CredentialRange[] = [];
  for (let at = marked.indexOf("\0"); at >= 0; at = marked.indexOf("\0", behind)) {
    const last = marked.indexOf("\0", at + 1);
    code += marked.slice(behind, at);
    const start = code.length;
    code += marked.slice(at + 2, last);
    const end = code.length;
    const kind = kinds[marked.charAt(at + 1)] ?? "credential";
    credentials.push({ kind, start, end });
    if (kind === "token") token.push({ start, end });
    behind = last + 1;
  }
  return { code: code + marked.slice(behind), token, credentials };
}

/** Columns that code takes on one line; the three characters of a secret's marks take none. */
export function widthOf(code: string): number {
  let width = code.length;
  let marks = 0;
  for (let index = 0; index < code.length; index++) {
    const unit = code.charCodeAt(index);
    if (unit === 0) marks++;
    // Two halves of a surrogate pair are one column.
    else if (unit >= 0xd800 && unit < 0xdc00) width--;
  }
  return width - 1.5 * marks;
}

/** The text of pieces, secrets included. */
export function textOf(pieces: string | readonly Piece[]): string {
  if (typeof pieces === "string") return pieces;
  let text = "";
  for (const piece of pieces) text += typeof piece === "string" ? piece : piece.text;
  return text;
}

const letters: Readonly<Record<CredentialKind, string>> = { token: "t", credential: "c", variable: "v" };
const kinds: { readonly [letter: string]: CredentialKind } = { t: "token", c: "credential", v: "variable" };
