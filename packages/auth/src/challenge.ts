/** What a server asks for when it answers 401. */
export interface Challenge {
  /** The authentication scheme, lower-case when parsed: `basic`. */
  scheme: string;
  /** The auth-params by lower-case name: `realm`, `charset`. */
  parameters: Readonly<Record<string, string>>;
}

/**
 * Formats a challenge as the value of a `WWW-Authenticate` field, every parameter as a quoted-string.
 *
 * @example
 * ```ts
 * const value = formatChallenge({ scheme: "Basic", parameters: { realm: "bitsight", charset: "UTF-8" } });
 * ```
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 | RFC 9110 §11.6.1}
 */
export function formatChallenge({ scheme, parameters }: Challenge): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${value.replace(/["\\]/g, "\\$&")}"`);
  return pairs.length === 0 ? scheme : `${scheme} ${pairs.join(", ")}`;
}
