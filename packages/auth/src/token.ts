import { readEnvironment } from "./environment.ts";
import { AuthError } from "./errors.ts";

/** A token, or a function that returns it. The function is called before every request, so a new token takes effect. */
export type TokenSource = string | (() => string | Promise<string>);

/**
 * Checks an API token and returns it without surrounding white space.
 *
 * Mistakes of copying are refused with a hint: quotes, the colon of a curl line, a scheme, a variable's name, a placeholder.
 *
 * @returns the token, 1 to 512 visible ASCII characters without a colon.
 * @throws {@link AuthError} `ERR_INVALID_TOKEN` that says what is wrong. The message never quotes the value.
 */
export function checkToken(value: unknown): string {
  return check(value, "not an API token");
}

/**
 * Creates a token source that reads an environment variable at every request.
 *
 * @param name - the variable's name. Default `BITSIGHT_API_TOKEN`.
 * @throws {@link AuthError} `ERR_INVALID_TOKEN` from the request, naming the variable, when it is unset or not a token.
 */
export function tokenFromEnvironment(name = "BITSIGHT_API_TOKEN"): () => string {
  return () => {
    const value = readEnvironment(name);
    if (value === undefined) refuse("the API token is missing", `pass one or set the environment variable ${name}`);
    return check(value, `${name} is not an API token`);
  };
}

function check(value: unknown, what: string): string {
  if (typeof value !== "string") refuse(what, `it must be a string, got ${typeof value}`);
  const token = value.trim();
  for (const [pattern, problem] of problems) if (pattern.test(token)) refuse(what, problem);
  return token;
}

function refuse(what: string, problem: string): never {
  throw new AuthError("ERR_INVALID_TOKEN", `${what}: ${problem}`);
}

const problems: readonly (readonly [RegExp, string])[] = [
  [/^$/, "it is empty"],
  [/^.{513}/s, "it is longer than 512 characters"],
  [/^(basic|bearer)\s/i, "it starts with a scheme; pass the token alone"],
  [/^["'`]|["'`]$/, "it is in quotes; pass it without them"],
  [
    /^\$|^[<{[].*[>}\]]$|^%.*%$|^(your[_-]?)?(api[_-]?)?(token|key)([_-]?here)?$|^(undefined|null|x+)$/i,
    "it looks like a placeholder; replace it with your API token",
  ],
  [/^[a-z0-9+/]+=+$/i, "it is base64; pass the token as it was shown"],
  [/=./, "it is a variable and its value; pass the value alone"],
  [/:/, "it contains a colon, as in a curl line; pass it without the colon"],
  [/[^!-~]/, "it contains a space, a control character or a character beyond ASCII"],
];
