/** The field value as a peer's user would write it by hand: no check of what the token is. */
export function basic(token: unknown): string {
  const text = typeof token === "function" ? token() : token;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${text}:`)))}`;
}
