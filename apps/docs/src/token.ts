/**
 * Whether a text may be put into a snippet as a token. Nothing in it means anything to a shell or inside a string of
 * Python or TypeScript, so it needs no escaping there.
 */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

/** What stands in a snippet for a token that was pasted: not even its length is shown. */
export const mask = "••••••••";
