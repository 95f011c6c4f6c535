import type { OpenApiDocument } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import type { RequestModel } from "../request/create-request.ts";
import type { Placed } from "../write/credentials.ts";

/** What snippets are written for. */
export type TargetName = "curl" | "python" | "typescript";

/** Writes requests in one language. */
export interface Target {
  readonly name: TargetName;
  /** The language's name, as highlighters know it. */
  readonly language: "bash" | "python" | "typescript";
  /** The language's name, as `x-codeSamples` knows it. */
  readonly lang: string;
  /** What a tab is called. */
  readonly label: string;
  /** What a file with a snippet is called. */
  readonly file: string;
  /** What begins a comment. */
  readonly comment: string;
  /** Adds to a request what only this target reads in the document. */
  readonly read?: (request: RequestModel, document: OpenApiDocument, found: FoundOperation) => RequestModel;
  /** Writes a whole program for one request, its secrets marked. */
  readonly write: (request: RequestModel, writing: Writing) => string;
}

/** What a snippet says beside its request. */
export interface Writing {
  /** The request's named values with its secrets. */
  readonly placed: Placed;
  readonly errors: boolean;
  /** The file that takes the answer. */
  readonly download: string | undefined;
}
