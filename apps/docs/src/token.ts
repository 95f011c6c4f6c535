/**
 * Checks that a text can be put into a snippet as a token.
 *
 * The allowed characters need no escaping in a shell, or in a string of Python or TypeScript.
 */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

/** Replaces a pasted token in a snippet, so that not even its length is shown. */
export const mask = "••••••••";
