import type { WritingOptions } from "../options.ts";
import type { RequestModel } from "../request/request-model.ts";
import type { ResolvedCredentials } from "../write/credentials.ts";
import type { Text } from "../write/text.ts";

/** The name of a built-in target. */
export type TargetName = "curl" | "python" | "typescript" | "javascript" | "go" | "java";

/** A language that requests are written in. */
export interface Target {
  readonly name: TargetName | (string & {});
  /** The language's name in syntax highlighters. */
  readonly language: string;
  /** The language's name in `x-codeSamples`. */
  readonly lang: string;
  /** The label of a tab. */
  readonly label: string;
  /** The file name of a snippet. */
  readonly file: string;
  /** The start of a comment. */
  readonly comment: string;
  /** Writes a complete program for one request. */
  readonly write: (request: RequestModel, context: RenderContext) => Text;
}

/** The context that a target writes a request in. */
export interface RenderContext {
  readonly credentials: ResolvedCredentials;
  /** Handles errors in the code. */
  readonly errors: boolean;
  /** The file that the response is saved to. */
  readonly download: string | undefined;
  readonly client: NonNullable<WritingOptions["client"]>;
  readonly pythonClient: NonNullable<WritingOptions["pythonClient"]>;
}
