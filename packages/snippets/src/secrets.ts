import type { Secret } from "./code.ts";
import { SnippetError } from "./errors.ts";
import type { RequestModel } from "./request.ts";
import type { Credential } from "./security.ts";
import { assertWellFormed } from "./url.ts";

/** Where a snippet has its credentials from. */
export interface SecretOptions {
  /**
   * The token, API key or user-id, or the word that stands for it.
   *
   * @defaultValue `"api_token"`
   */
  readonly token?: string | undefined;
  /**
   * The password of http basic.
   *
   * @defaultValue `""`, as where the token is user-id and secret in one
   */
  readonly password?: string | undefined;
  /**
   * Whether the credentials stand in the code, or the code reads them from the environment: what is typed into a shell
   * ends up in its history.
   *
   * @defaultValue `"literal"`
   */
  readonly credentialsFrom?: "literal" | "environment" | undefined;
  /**
   * The environment variable that holds the token.
   *
   * @defaultValue `"BITSIGHT_API_TOKEN"`
   */
  readonly variable?: string | undefined;
}

/**
 * Makes the secrets of a call.
 *
 * @throws {@link SnippetError} `ERR_INVALID_TOKEN` for one that cannot go where the call carries it, never repeating it;
 * `ERR_INVALID_VARIABLE` for a name that no environment variable has.
 */
export function secretsOf(
  { credentials }: RequestModel,
  { token = "api_token", password = "", credentialsFrom = "literal", variable = "BITSIGHT_API_TOKEN" }: SecretOptions,
): { readonly secrets: readonly Secret[]; readonly password: Secret | undefined } {
  const hasPassword = password !== "" && credentials.some(({ place }) => place === "basic");
  if (credentialsFrom === "environment") {
    if (!/^[A-Za-z_]\w*$/.test(variable)) {
      throw new SnippetError("ERR_INVALID_VARIABLE", `${JSON.stringify(variable)} is no environment variable's name.`);
    }
    const named = (text: string): Secret => ({ kind: "variable", text });
    return {
      secrets: credentials.map(({ scheme }, index) => named(index === 0 ? variable : wordOf(scheme).toUpperCase())),
      password: hasPassword ? named(`${variable.replace(/_?(?:API_)?TOKEN$/, "") || "API"}_PASSWORD`) : undefined,
    };
  }
  if (credentials.length === 0) return none;
  const secrets = credentials.map((credential, index): Secret => {
    const secret: Secret =
      index === 0 ? { kind: "token", text: token } : { kind: "credential", text: wordOf(credential.scheme) };
    assertFits(secret.text, credential);
    return secret;
  });
  if (hasPassword && (/\p{Cc}/u.test(password) || !password.isWellFormed())) {
    throw new SnippetError("ERR_INVALID_TOKEN", "A password is text without control characters.");
  }
  return { secrets, password: hasPassword ? { kind: "credential", text: password } : undefined };
}

function assertFits(token: string, { place }: Credential): void {
  if (place === "basic") {
    // RFC 7617 §2: a user-id holds no colon and no control character; beyond ASCII, clients do not agree on its bytes.
    if (/^[!-9;-~]+$/.test(token)) return;
    throw new SnippetError("ERR_INVALID_TOKEN", "A token is visible ASCII without a colon, which would end it.");
  }
  if (place === "query") {
    if (token === "") refuse();
    assertWellFormed(token);
    return;
  }
  // RFC 6265 §4.1.1 for a cookie's value, RFC 9110 §5.5 for a header's.
  if (!(place === "cookie" ? /^[!#-+\--:<-[\]-~]+$/ : /^[!-~](?:[ -~]*[!-~])?$/).test(token)) refuse();
}

function refuse(): never {
  throw new SnippetError("ERR_INVALID_TOKEN", "A token is visible ASCII; one in a cookie has none of its marks.");
}

/** A scheme's name as a placeholder or variable: `appId` becomes `app_id`. */
function wordOf(scheme: string): string {
  const word = scheme
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
  return /^[a-z]/.test(word) ? word : `key_${word}`;
}

const none = { secrets: [], password: undefined } as const;
