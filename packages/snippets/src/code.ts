/** A run of code. The token is a run of its own, so that its place is known without searching. */
export type Piece = string | TokenPiece;

/** The token as it is written inside the code, escaped where the language asks for it. */
export interface TokenPiece {
  readonly token: string;
}

/** Where something stands in a text, in UTF-16 code units; `end` is behind its last one. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Joins pieces to code and tells where the token is. */
export function joinPieces(pieces: readonly Piece[]): { readonly code: string; readonly token: readonly TokenRange[] } {
  let code = "";
  const token: TokenRange[] = [];
  for (const piece of pieces) {
    const start = code.length;
    code += pieceText(piece);
    if (typeof piece !== "string") token.push({ start, end: code.length });
  }
  return { code, token };
}

/** The text of one piece. */
export function pieceText(piece: Piece): string {
  return typeof piece === "string" ? piece : piece.token;
}

/** Applies an escape to the text of each piece. */
export function mapPieces(pieces: readonly Piece[], map: (text: string) => string): readonly Piece[] {
  return pieces.map((piece) => (typeof piece === "string" ? map(piece) : { token: map(piece.token) }));
}

/** Columns that pieces take on one line. */
export function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + [...pieceText(piece)].length, 0);
}
