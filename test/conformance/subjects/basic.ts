/** Returns the header that users of other clients write by hand, without checks. */
export function basic(token: unknown): string {
  const text = typeof token === "function" ? token() : token;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${text}:`)))}`;
}
