import type { Secret } from "./code.ts";
import { SnippetError } from "./errors.ts";
import type { RequestModel } from "./request.ts";

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
  { token = "api_token", password = "", credentialsFrom, variable = "BITSIGHT_API_TOKEN" }: SecretOptions,
): { readonly secrets: readonly Secret[]; readonly password: Secret | undefined } {
  const fromEnvironment = credentialsFrom === "environment";
  if (fromEnvironment && !/^[A-Za-z_]\w*$/.test(variable)) {
    throw new SnippetError("ERR_INVALID_VARIABLE", `${JSON.stringify(variable)} is no environment variable's name.`);
  }
  let takesPassword = false;
  const secrets = credentials.map(({ scheme, place }, index): Secret => {
    takesPassword ||= place === "basic" && password !== "";
    const word = index > 0 && wordOf(scheme);
    if (fromEnvironment) return { kind: "variable", text: word ? word.toUpperCase() : variable };
    if (word) return { kind: "credential", text: word };
    if (!(place === "query" ? token !== "" && token.isWellFormed() : allowed[place].test(token)))
      refuse("token", place);
    return { kind: "token", text: token };
  });
  if (!takesPassword) return { secrets, password: undefined };
  if (fromEnvironment) {
    const name = `${variable.replace(/_?(?:API_)?TOKEN$/, "") || "API"}_PASSWORD`;
    return { secrets, password: { kind: "variable", text: name } };
  }
  if (/\p{Cc}/u.test(password) || !password.isWellFormed()) refuse("password", "basic");
  return { secrets, password: { kind: "credential", text: password } };
}

function refuse(what: string, place: string): never {
  throw new SnippetError(
    "ERR_INVALID_TOKEN",
    `The ${what} holds a character that cannot stand where it goes (${place}).`,
  );
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

const header = /^[!-~](?:[ -~]*[!-~])?$/; // RFC 9110 §5.5
const allowed = {
  // RFC 7617 §2: a user-id holds no colon and no control character; beyond ASCII, clients do not agree on its bytes.
  basic: /^[!-9;-~]+$/,
  bearer: header,
  header,
  cookie: /^[!#-+\--:<-[\]-~]+$/, // RFC 6265 §4.1.1
};
