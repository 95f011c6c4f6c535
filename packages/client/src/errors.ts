/** Why the client gave a call up. Codes are public: renaming one is a major release. */
export type ClientErrorCode =
  | "ERR_BROWSER"
  | "ERR_INVALID_OPTION"
  | "ERR_UNKNOWN_OPERATION"
  | "ERR_INVALID_PARAMETER"
  | "ERR_INVALID_BODY"
  | "ERR_NETWORK"
  | "ERR_TIMEOUT"
  | "ERR_RATE_LIMIT"
  | "ERR_STATUS"
  | "ERR_UNEXPECTED"
  | "ERR_INVALID_LINK"
  | "ERR_LINK_LOOP"
  | "ERR_PAGE_LIMIT"
  | "ERR_CHECKPOINT";

/** What is known of a call when it is given up. */
export interface ErrorDetails {
  /** The contract's name of the operation. */
  operationId?: string;
  /** How many requests were made; 0 when nothing was sent. */
  attempts?: number;
  /** When the server is ready for the next attempt. */
  retryAt?: Date;
  /** An error of ours that says more. */
  cause?: unknown;
}

/**
 * Thrown for a call that cannot be made as it is, for one that got no answer in time, and for a list that cannot be followed.
 *
 * The message names a parameter or an option, never its value, and never what a server sent.
 */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
  /** The stable reason to branch on. */
  readonly code: ClientErrorCode;
  declare readonly operationId?: string;
  declare readonly attempts?: number;
  declare readonly retryAt?: Date;

  constructor(code: ClientErrorCode, message: string, details?: ErrorDetails) {
    super(message);
    this.code = code;
    Object.assign(this, details);
  }
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION`, naming the option and what it may be, for a number out of bounds. */
export function assertOption(name: string, value: unknown, least = 1, most: number = longestTimer): void {
  if (!(typeof value === "number" && value >= least && value <= most)) {
    throw new ClientError("ERR_INVALID_OPTION", `the option ${name} must be a number from ${least} to ${most}`);
  }
}

/** The longest time a timer can count, about 24 days: beyond 32 bits it fires at once. */
const longestTimer = 2_147_483_647;
