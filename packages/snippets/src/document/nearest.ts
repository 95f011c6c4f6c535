/** Returns the three candidates most similar to a name, by Dice's coefficient. */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const pairs = pairsOf(name);
  const similarity = (candidate: string) => {
    const others = pairsOf(candidate);
    return [...others].filter((pair) => pairs.has(pair)).length / (pairs.size + others.size);
  };
  return [...candidates].sort((left, right) => similarity(right) - similarity(left)).slice(0, 3);
}

function pairsOf(text: string): ReadonlySet<string> {
  const word = ` ${text.toLowerCase()} `;
  return new Set(Array.from(word, (letter, index) => letter + word.charAt(index + 1)));
}
