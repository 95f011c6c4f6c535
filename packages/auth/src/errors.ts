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

  constructor(code: AuthErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
