import { SnippetError } from "../errors.ts";
import type { RequestModel } from "../request/create-request.ts";
import { fieldValue } from "../request/headers.ts";
import type { Pair } from "../request/serialize.ts";
import type { Secret, Text } from "./code.ts";

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

/** A request's named values, its secrets in their places. */
export interface Placed {
  readonly basic: Basic | undefined;
  readonly query: readonly Pair<Text | number | bigint>[];
  readonly headers: readonly Pair<Text>[];
  readonly cookies: readonly Pair<Text>[];
  /** Whether the code reads secrets from the environment. */
  readonly readsEnvironment: boolean;
}

/** The two halves of http basic, the password `undefined` where it is empty. */
export interface Basic {
  readonly user: Secret;
  readonly password: Secret | undefined;
}

/**
 * Makes the secrets of a call and puts them where its credentials go; http basic is left to the language.
 *
 * @throws {@link SnippetError} `ERR_INVALID_TOKEN` for one that cannot go where the call carries it, never repeating it;
 * `ERR_INVALID_VARIABLE` for a name that no environment variable has.
 */
export function placeSecrets(
  request: RequestModel,
  {
    token = request.carried?.token ?? "api_token",
    password = request.carried?.password ?? "",
    credentialsFrom,
    variable = "BITSIGHT_API_TOKEN",
  }: SecretOptions,
): Placed {
  const isVariable = credentialsFrom === "environment";
  if (isVariable && !/^[A-Za-z_]\w*$/.test(variable)) {
    throw new SnippetError("ERR_INVALID_VARIABLE", `${JSON.stringify(variable)} is no environment variable's name.`);
  }
  const { credentials } = request;
  let { query }: Pick<Placed, "query"> = request;
  let basic: Basic | undefined;
  const headers: Pair<Text>[] = [];
  const cookies: Pair<Text>[] = [];
  for (const [index, { scheme, place, name }] of credentials.entries()) {
    // The token is the first; what stands beside it is called as the document calls it.
    const word = index > 0 && wordOf(scheme);
    const secret: Secret = isVariable
      ? { kind: "variable", text: word ? word.toUpperCase() : variable }
      : word
        ? { kind: "credential", text: word }
        : { kind: "token", text: checked(token, "token", place) };
    const pair = { name, value: place === "bearer" ? ["Bearer ", secret] : [secret] };
    if (place === "basic") basic = { user: secret, password: passwordOf(password, isVariable && variable) };
    else if (place === "query") query = [...query, pair];
    else (place === "cookie" ? cookies : headers).push(pair);
  }
  headers.push(...request.headers);
  cookies.push(...request.cookies);
  return { basic, query, headers, cookies, readsEnvironment: isVariable && credentials.length > 0 };
}

function passwordOf(password: string, variable: string | false): Secret | undefined {
  if (password === "") return undefined;
  return variable === false
    ? { kind: "credential", text: checked(password, "password", "password") }
    : { kind: "variable", text: `${variable.replace(/_?(?:API_)?TOKEN$/, "") || "API"}_PASSWORD` };
}

function checked(text: string, what: string, place: keyof typeof allowed): string {
  if (text !== "" && allowed[place].test(text) && text.isWellFormed()) return text;
  throw new SnippetError("ERR_INVALID_TOKEN", `The ${what} holds a character that cannot be sent there (${place}).`);
}

/** A scheme's name as a placeholder or variable: `appId` becomes `app_id`. */
function wordOf(scheme: string): string {
  const words = scheme.replace(/([a-z\d])([A-Z])/g, "$1_$2").match(/[a-z\d]+/gi) ?? [];
  return words
    .join("_")
    .toLowerCase()
    .replace(/^(?![a-z])/, "key_");
}

const allowed = {
  // RFC 7617 §2: a user-id holds no colon and no control character; beyond ASCII, clients do not agree on its bytes.
  basic: /^[!-9;-~]+$/,
  bearer: fieldValue,
  header: fieldValue,
  password: /^\P{Cc}*$/u,
  query: /^/,
  cookie: /^[!#-+\--:<-[\]-~]+$/, // RFC 6265 §4.1.1
};
