/** The reasons of an {@link AuthError}. Codes are public: renaming one is a major release. */
export type AuthErrorCode =
  | "ERR_INVALID_TOKEN"
  | "ERR_INVALID_CREDENTIALS"
  | "ERR_INVALID_CHALLENGE"
  | "ERR_INVALID_URL"
  | "ERR_INSECURE_URL"
  | "ERR_URL_USERINFO"
  | "ERR_OTHER_ORIGIN"
  | "ERR_INVALID_REQUEST"
  | "ERR_REDIRECT"
  | "ERR_CERTIFICATE"
  | "ERR_NETWORK";

/**
 * Thrown instead of sending an unsafe or malformed request.
 *
 * The message says what is wrong and how to fix it. It never contains a token, a header value or a whole URL. No platform error is
 * kept as `cause`, because it might.
 */
export class AuthError extends Error {
  override readonly name = "AuthError";
  /** The stable reason to branch on. */
  readonly code: AuthErrorCode;
  /** The system's code of a network failure, such as `ECONNREFUSED`. */
  declare readonly systemCode?: string;

  constructor(code: AuthErrorCode, message: string, systemCode?: string) {
    super(message);
    this.code = code;
    if (systemCode !== undefined) this.systemCode = systemCode;
  }
}
