import type { Secret } from "./code.ts";
import type { RequestModel } from "./request.ts";

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
  /** Writes a whole program for one request, its secrets marked. */
  readonly write: (request: RequestModel, writing: Writing) => string;
}

/** What a snippet says beside its request. */
export interface Writing {
  /** One for each of the request's credentials; of http basic the user-id. */
  readonly secrets: readonly Secret[];
  /** The password of http basic, `undefined` for an empty one. */
  readonly password: Secret | undefined;
  readonly errors: boolean;
  /** The file that takes the answer. */
  readonly download: string | undefined;
  readonly client: "signet" | "fetch" | undefined;
}
