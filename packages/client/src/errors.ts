import { AuthError, type AuthErrorCode } from "@signet/auth";

/** The reasons why a call failed. Codes are public: renaming one is a major release. */
export type ClientErrorCode =
  | AuthErrorCode
  | "ERR_BROWSER"
  | "ERR_INVALID_OPTION"
  | "ERR_UNKNOWN_OPERATION"
  | "ERR_INVALID_PARAMETER"
  | "ERR_INVALID_BODY"
  | "ERR_TIMEOUT"
  | "ERR_RATE_LIMIT"
  | "ERR_STATUS"
  | "ERR_UNEXPECTED"
  | "ERR_INVALID_LINK"
  | "ERR_LINK_LOOP"
  | "ERR_PAGE_LIMIT"
  | "ERR_CHECKPOINT";

/** Details of a failed call. */
export interface ErrorDetails {
  operationId?: string | undefined;
  /** The number of requests that were made; 0 when nothing was sent. */
  attempts?: number | undefined;
  /** The earliest time of another attempt, if the server named one. */
  retryAt?: Date | undefined;
  /** The system's code of a network failure, such as `ECONNREFUSED`. */
  systemCode?: string | undefined;
}

/**
 * The one class of every error of this package.
 *
 * The message names a parameter or an option, never its value. Our own token in a server's text is redacted.
 */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
  /** The stable reason to branch on. */
  readonly code: ClientErrorCode;
  declare readonly operationId?: string;
  declare readonly attempts?: number;
  declare readonly retryAt?: Date;
  declare readonly systemCode?: string;

  constructor(code: ClientErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    for (const [name, value] of Object.entries(details)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
  }
}

/** Turns the guard's errors into ours, so that callers catch one class. */
export function toClientError(error: unknown, details?: ErrorDetails): unknown {
  if (!(error instanceof AuthError)) return error;
  const { code, message, systemCode } = error;
  return new ClientError(code, message, { ...details, systemCode });
}
