/** The reason for an error. Codes are public API: renaming one is a major release. */
export type SnippetErrorCode =
  | "ERR_INVALID_DOCUMENT"
  | "ERR_UNKNOWN_OPERATION"
  | "ERR_UNKNOWN_TARGET"
  | "ERR_BROKEN_REFERENCE"
  | "ERR_MISSING_VALUE"
  | "ERR_UNSUPPORTED_VALUE"
  | "ERR_UNSUPPORTED_BODY"
  | "ERR_UNSUPPORTED_METHOD"
  | "ERR_UNSUPPORTED_SECURITY"
  | "ERR_NO_PAGES"
  | "ERR_INVALID_SERVER"
  | "ERR_INVALID_TOKEN"
  | "ERR_INVALID_VARIABLE"
  | "ERR_INVALID_HAR";

/** Reports that a document or option allows no correct snippet. The message never contains the token. */
export class SnippetError extends Error {
  override readonly name = "SnippetError";
  readonly code: SnippetErrorCode;

  constructor(code: SnippetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
