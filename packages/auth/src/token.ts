import { readEnvironment } from "./environment.ts";
import { AuthError } from "./errors.ts";

/** Where a token comes from: the string, or a function asked before every request, so that a replaced token is picked up. */
export type TokenSource = string | (() => string | Promise<string>);

/**
 * Checks that a value can be an API token and returns it without the white space that copying leaves around it.
 *
 * White space at either end (and a byte order mark) is dropped, for no token holds any; everything else that copying adds is
 * refused with a hint: quotes, the colon of a curl line, a scheme, a variable's name, a placeholder.
 *
 * @returns the token, 1 to 512 visible ASCII characters without a colon.
 * @throws {@link AuthError} `ERR_INVALID_TOKEN` saying what is wrong; the message never quotes the value.
 */
export function checkToken(value: unknown): string {
  return check(value, "not an API token");
}

/**
 * Makes a token source that reads an environment variable at every request.
 *
 * @param name - the variable's name. Default `BITSIGHT_API_TOKEN`. No other variable is read.
 * @throws {@link AuthError} `ERR_INVALID_TOKEN` at the request when the variable is unset or holds no token; it names the variable.
 */
export function tokenFromEnvironment(name = "BITSIGHT_API_TOKEN"): () => string {
  return () => {
    const value = readEnvironment(name);
    if (value === undefined) refuse("no API token", `pass one or set the environment variable ${name}`);
    return check(value, `${name} holds no API token`);
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
  [/^(basic|bearer)\s/i, "it starts with a scheme; pass the value alone"],
  [/^["'`]|["'`]$/, "it is in quotes; pass it without"],
  [
    /^\$|^[<{[].*[>}\]]$|^%.*%$|^(your[_-]?)?(api[_-]?)?(token|key)([_-]?here)?$|^(undefined|null|x+)$/i,
    "it is a placeholder; pass a token of your own",
  ],
  [/^[a-z0-9+/]+=+$/i, "it is in base64; pass the token as it was shown"],
  [/=./, "it is a variable and its value; pass the value alone"],
  [/:/, "it holds a colon, as in a curl line; pass it without"],
  [/[^!-~]/, "it holds a space, a control character or one beyond ASCII"],
];
