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

/** Takes the marks out of code and tells where they were. */
export function readMarks(marked: string): { readonly code: string; readonly credentials: readonly CredentialRange[] } {
  if (!marked.includes("\0")) return { code: marked, credentials: [] };
  let code = "";
  const credentials: CredentialRange[] = [];
  for (const [index, part] of marked.split("\0").entries()) {
    const start = code.length;
    if (index % 2 === 0) {
      code += part;
    } else {
      code += part.slice(1);
      credentials.push({ kind: kinds[part.charAt(0)] ?? "credential", start, end: code.length });
    }
  }
  return { code, credentials };
}

/** Columns that code takes on one line; marks take none. */
export function widthOf(code: string): number {
  return printable.test(code) ? code.length : [...code.replace(/\0[tcv]?/g, "")].length;
}

/** The text of pieces, secrets included. */
export function textOf(pieces: string | readonly Piece[]): string {
  if (typeof pieces === "string") return pieces;
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

const letters: Readonly<Record<CredentialKind, string>> = { token: "t", credential: "c", variable: "v" };
const kinds: { readonly [letter: string]: CredentialKind } = { t: "token", c: "credential", v: "variable" };
const printable = /^[ -~]*$/;
