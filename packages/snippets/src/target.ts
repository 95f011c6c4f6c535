import type { Piece } from "./code.ts";
import type { RequestModel } from "./request.ts";

/** Writes requests in one language. */
export interface Target {
  /** The language's name, as highlighters know it. */
  readonly language: "bash" | "python" | "typescript";
  /** Writes a whole program for one request. */
  readonly write: (request: RequestModel, token: string) => readonly Piece[];
}
