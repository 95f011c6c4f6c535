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
  if (typeof value !== "string") refuse(`it must be a string, got ${value === null ? "null" : typeof value}`);
  const token = value.replace(surroundingSpace, "");
  if (token === "") refuse("it is empty; generate one in User Preferences and pass it, or set BITSIGHT_API_TOKEN");
  if (token.length > 512) refuse("it is longer than 512 characters");
  for (const [pattern, problem] of problems) if (pattern.test(token)) refuse(problem);
  return token;
}

/**
 * Makes a token source that reads an environment variable at every request.
 *
 * @param name - the variable's name. Default `BITSIGHT_API_TOKEN`.
 * @throws {@link AuthError} `ERR_INVALID_TOKEN` at the request when the variable is unset or holds no token; it names the variable.
 */
export function tokenFromEnvironment(name = "BITSIGHT_API_TOKEN"): () => string {
  return () => {
    const value = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.[name];
    if (value === undefined) refuse(`pass \`token\`, or set the environment variable ${name}`);
    return value;
  };
}

function refuse(problem: string): never {
  throw new AuthError("ERR_INVALID_TOKEN", `not an API token: ${problem}`);
}

const surroundingSpace = /^[\s\ufeff]+|[\s\ufeff]+$/g;

const problems: readonly (readonly [RegExp, string])[] = [
  [/^(basic|bearer)\s/i, "it starts with an authentication scheme; pass the token alone"],
  [/^["'`]|["'`]$/, "it is in quotes; pass it without them"],
  [/^[a-z0-9+/]+=+$/i, "it is in base64; pass the token as it was shown"],
  [/=./, "it looks like a variable with its value; pass the value alone"],
  [/:$/, "it ends with the colon of a curl line; pass it without the colon"],
  [/:/, "it holds a colon, which ends the user-id of Basic credentials"],
  [
    /^\$|^[<{[].*[>}\]]$|^(your[_-]?)?api[_-]?token$|^(undefined|null|x+)$/i,
    "it is a placeholder; put your own token in its place",
  ],
  [/[^\x21-\x7e]/, "it holds a space, a control character or a character beyond ASCII"],
];
