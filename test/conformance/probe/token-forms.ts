/**
 * Creates a function that finds a token in text: raw, escaped or encoded, complete or in part.
 *
 * @returns the name of the form found.
 */
export function tokenFinder(token: string): (text: string) => string | undefined {
  const bytes = new TextEncoder().encode(token);
  const json = JSON.stringify(token).slice(1, -1);
  const forms: Record<string, string> = {
    raw: token,
    "escaped as JSON": json,
    "escaped as JSON twice": JSON.stringify(json).slice(1, -1),
    "percent-encoded": encodeURIComponent(token),
    "form-encoded": new URLSearchParams({ a: token }).toString().slice(2),
    "escaped as HTML": token.replace(/[&<>"']/g, (character) => `&${entities[character]};`),
    "in hex": Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    "as a list of bytes": Array.from(bytes).join(","),
    "as a spaced list of bytes": Array.from(bytes).join(", "),
    "in base64": base64(bytes, 0),
    "in base64, one byte on": base64(bytes, 1),
    "in base64, two bytes on": base64(bytes, 2),
  };
  forms["percent-encoded base64"] = encodeURIComponent(forms["in base64"] ?? "");
  forms["in base64url"] = (forms["in base64"] ?? "").replaceAll("+", "-").replaceAll("/", "_");
  const parts = Object.entries(forms).flatMap(([form, text]) => windows(text).map((part) => ({ form, part })));
  return (text) => parts.find(({ part }) => text.includes(part))?.form;
}

/** Start, middle and end, because a part of a secret is secret too. */
function windows(text: string): string[] {
  const size = Math.max(12, text.length >> 2);
  const middle = (text.length - size) >> 1;
  return [...new Set([text.slice(0, size), text.slice(middle, middle + size), text.slice(-size)])];
}

/** Base64 after `shift` other bytes, without the characters that depend on neighbors. */
function base64(bytes: Uint8Array, shift: number): string {
  const whole = btoa("\0".repeat(shift) + String.fromCharCode(...bytes)).replace(/=+$/, "");
  return whole.slice(shift === 0 ? 0 : shift + 1, -1);
}

const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" };
