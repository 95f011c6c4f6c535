/** The parts of a name that a search for some text in it begins at: one at each letter, eight letters at most. */
export function namePartsOf(name: string): string[] {
  const text = name.toLowerCase();
  return [...new Set(Array.from(text, (_, start) => text.slice(start, start + longest)))];
}

/** The parts that begin like a text: from the first, up to, not including, the second. */
export function nameRange(text: string): { from: string; to: string } {
  const from = text.toLowerCase().slice(0, longest);
  return { from, to: `${from}\u{10ffff}` };
}

/** Long enough to leave few that do not hold the whole text. */
const longest = 8;
