/** Lists the parts of a name that the index stores: up to eight letters from each position. */
export function namePartsOf(name: string): string[] {
  const text = name.toLowerCase();
  return [...new Set(Array.from(text, (_, start) => text.slice(start, start + longest)))];
}

/** Returns the range of parts that begin with a text; `to` is not included. */
export function nameRange(text: string): { from: string; to: string } {
  const from = text.toLowerCase().slice(0, longest);
  return { from, to: `${from}\u{10ffff}` };
}

/** Long enough that few matches do not contain the whole text. */
const longest = 8;
