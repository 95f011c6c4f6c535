/** Why the client refused a call before sending anything. Codes are public: renaming one is a major release. */
export type ClientErrorCode = "ERR_UNKNOWN_OPERATION" | "ERR_INVALID_PARAMETER";

/** Thrown for a call that cannot be made as it is; nothing was sent. The message names the parameter, never its value. */
export class ClientError extends Error {
  override readonly name = "ClientError";
  /** The stable reason to branch on. */
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
