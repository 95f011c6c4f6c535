/** Why this package refused. Codes are public: renaming one is a major release. */
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
  | "ERR_NETWORK";

/**
 * Thrown instead of doing something unsafe or malformed.
 *
 * The message says what was expected, what came and how to mend it; it never holds a token, a header value or a whole URL, and no
 * error of the platform is kept as `cause`, for that might.
 */
export class AuthError extends Error {
  override readonly name = "AuthError";
  /** The stable reason to branch on. */
  readonly code: AuthErrorCode;

  constructor(code: AuthErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
