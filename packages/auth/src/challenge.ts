import { AuthError } from "./errors.ts";

/** The challenge of a 401 response. */
export interface Challenge {
  /** The authentication scheme, lower-case when parsed: `basic`. */
  scheme: string;
  /** The parameters by name, lower-case when parsed: `realm`, `charset`. */
  parameters: Readonly<Record<string, string>>;
  /** The single value that some schemes have instead of parameters. */
  token68?: string;
}

/**
 * Formats a challenge as a `WWW-Authenticate` value, with quoted parameters.
 *
 * @throws {@link AuthError} `ERR_INVALID_CHALLENGE` where the grammar does not allow it: a scheme or name that is not a token, a value
 * with a control character or a character beyond Latin-1, a token68 together with parameters.
 *
 * @example
 * ```ts
 * const value = formatChallenge({ scheme: "Basic", parameters: { realm: "bitsight", charset: "UTF-8" } });
 * ```
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 | RFC 9110 §11.6.1}
 */
export function formatChallenge({ scheme, parameters, token68 }: Challenge): string {
  const pairs = Object.entries(parameters);
  assertGrammar(token.test(scheme), "the scheme is not a token");
  assertGrammar(token68 === undefined || pairs.length === 0, "a token68 and parameters cannot be combined");
  if (token68 !== undefined) {
    assertGrammar(wholeToken68.test(token68), "token68 is not valid");
    return `${scheme} ${token68}`;
  }
  const seen = new Set<string>();
  const texts = pairs.map(([name, value]) => {
    assertGrammar(token.test(name), "a parameter name is not a token");
    assertGrammar(seen.size < seen.add(name.toLowerCase()).size, "a parameter appears twice");
    assertGrammar(quotable.test(value), "a parameter value contains a control character or a character beyond Latin-1");
    return `${name}="${value.replace(/["\\]/g, "\\$&")}"`;
  });
  return texts.length === 0 ? scheme : `${scheme} ${texts.join(", ")}`;
}

/**
 * Parses a `WWW-Authenticate` value, which may contain several challenges.
 *
 * @returns the challenges in their order, schemes and parameter names in lower case; `undefined` for an empty or malformed value.
 * Takes time in proportion to the value's length.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 | RFC 9110 §11.6.1}
 */
export function parseChallenges(fieldValue: string): Challenge[] | undefined {
  if (!quotable.test(fieldValue)) return undefined;
  const challenges: { scheme: string; token68?: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(fieldValue);
    if (match) position = pattern.lastIndex;
    return match;
  };

  take(emptyElements);
  while (position < fieldValue.length) {
    // A comma ends a parameter as well as a challenge. A word without "=" after it starts a challenge.
    let parameter = take(authParameter);
    if (!parameter) {
      const scheme = take(authScheme);
      if (!scheme) return undefined;
      const token68 = scheme[2] ? take(token68Element)?.[0] : undefined;
      const challenge = { scheme: `${scheme[1]}`.toLowerCase(), parameters: new Map<string, string>() };
      challenges.push(token68 === undefined ? challenge : { ...challenge, token68 });
      if (scheme[2] && token68 === undefined) parameter = take(authParameter);
    }
    if (parameter) {
      const name = `${parameter[1]}`.toLowerCase();
      const value = parameter[2] ?? takeQuoted(take);
      const { token68, parameters } = challenges.at(-1) ?? {};
      if (value === undefined || !parameters || token68 !== undefined || parameters.has(name)) return undefined;
      parameters.set(name, value);
    }
    if (position < fieldValue.length && !take(separator)) return undefined;
  }
  if (challenges.length === 0) return undefined;
  return challenges.map((challenge) => ({ ...challenge, parameters: Object.fromEntries(challenge.parameters) }));
}

/** Takes the rest of a quoted-string in pieces: one expression for all of it would exhaust the stack on a hostile header. */
function takeQuoted(take: (pattern: RegExp) => RegExpExecArray | null): string | undefined {
  let value = "";
  for (let piece = take(quotedPiece); piece; piece = take(quotedPiece)) value += piece[1] ?? piece[0];
  return take(endQuote) ? value : undefined;
}

function assertGrammar(fits: boolean, problem: string): void {
  if (!fits) throw new AuthError("ERR_INVALID_CHALLENGE", `invalid challenge: ${problem}`);
}

// token = 1*tchar (RFC 9110 §5.6.2)
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

// token68 = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="; in a list a comma or the end follows
const wholeToken68 = /^[\w.~+/-]+=*$/;
const token68Element = /[\w.~+/-]+=*(?=[ \t]*(?:,|$))/y;

// challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
const authScheme = /([!#$%&'*+.^_`|~\w-]+)(?:( +)|(?=[\t,]|$))/y;

// auth-param = token BWS "=" BWS ( token / quoted-string )
const authParameter = /([!#$%&'*+.^_`|~\w-]+)[ \t]*=[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)|")/y;
const quotedPiece = /[^"\\]+|\\(.)/y;
const endQuote = /"/y;

// A list may contain empty elements (RFC 9110 §5.6.1.2).
const emptyElements = /[ \t,]*/y;
const separator = /[ \t]*,[ \t,]*|[ \t]+$/y;

// The characters of a quoted-string: HTAB, SP, VCHAR and obs-text (RFC 9110 §5.6.4)
const quotable = /^[\t -~\x80-\xff]*$/;
