/** Why the client gave a call up. Codes are public: renaming one is a major release. */
export type ClientErrorCode =
  | "ERR_INVALID_OPTION"
  | "ERR_UNKNOWN_OPERATION"
  | "ERR_INVALID_PARAMETER"
  | "ERR_INVALID_BODY"
  | "ERR_TIMEOUT"
  | "ERR_PAGE_STATUS"
  | "ERR_INVALID_LINK"
  | "ERR_LINK_LOOP"
  | "ERR_PAGE_LIMIT";

/**
 * Thrown for a call that cannot be made as it is, for one that took too long, and for a list whose links cannot be followed.
 *
 * The message names a parameter or an option, never its value, and never what a server sent.
 */
export class ClientError extends Error {
  override readonly name = "ClientError";
  /** The stable reason to branch on. */
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
