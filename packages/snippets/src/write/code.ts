/** What a marked run of code is: the token, another secret beside it, or the environment variable that holds one. */
export type CredentialKind = "token" | "credential" | "variable";

/** A run of text that a page may want to mark, link or replace. */
export interface Secret {
  readonly kind: CredentialKind;
  readonly text: string;
}

/** A run of text. A secret is a run of its own, so that its place is known without searching. */
export type Piece = string | Secret;

/** A text, or pieces of one with a secret among them. */
export type Text = string | readonly Piece[];

/** Where something stands in a text, in UTF-16 code units; `end` is behind its last one. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Where a credential stands, and what it is. */
export interface CredentialRange extends TokenRange {
  readonly kind: CredentialKind;
}

/** Code without its marks, and where they were. */
export interface ReadCode {
  readonly code: string;
  readonly token: readonly TokenRange[];
  readonly credentials: readonly CredentialRange[];
}

/**
 * Puts a secret, escaped already, into code between two marks. NUL begins a mark, for it is in no snippet: a command line
 * cannot hold it, and every other literal writes it as an escape.
 */
export function mark({ kind }: Secret, escaped: string): string {
  return `\0${kind[0]}${escaped}\0`;
}

/** How many characters the marks around one secret take. */
export const marksLength = 3;

/** Takes the marks out of code and tells where they were. */
export function readMarks(marked: string): ReadCode {
  const token: TokenRange[] = [];
  const credentials: CredentialRange[] = [];
  let code = "";
  let isMarked = false;
  for (const run of marked.split("\0")) {
    const start = code.length;
    code += isMarked ? run.slice(1) : run;
    if (isMarked) {
      const kind = kinds[run[0] ?? ""] ?? "token";
      const end = code.length;
      credentials.push({ kind, start, end });
      if (kind === "token") token.push({ start, end });
    }
    isMarked = !isMarked;
  }
  return { code, token, credentials };
}

/** The text of pieces, secrets included. */
export function textOf(pieces: Text): string {
  if (typeof pieces === "string") return pieces;
  let text = "";
  for (const piece of pieces) text += typeof piece === "string" ? piece : piece.text;
  return text;
}

/** Whether a piece is taken from the environment. */
export function isVariable(piece: Piece): piece is Secret {
  return typeof piece === "object" && piece.kind === "variable";
}

/** Whether a text is taken from the environment, in part or whole. */
export function hasVariable(value: Text | number | bigint): value is readonly Piece[] {
  return typeof value === "object" && value.some(isVariable);
}

const kinds: { readonly [letter: string]: CredentialKind } = { c: "credential", v: "variable" };
