/** Returns up to three candidates that are most similar to a name. */
export function nearest(asked: string, candidates: readonly string[]): readonly string[] {
  const goal = pairsOf(asked);
  const likeness = (name: string) => {
    const pairs = pairsOf(name);
    return [...pairs].filter((pair) => goal.has(pair)).length / (goal.size + pairs.size);
  };
  return [...candidates].sort((left, right) => likeness(right) - likeness(left)).slice(0, 3);
}

/** Splits a text into pairs of adjacent letters, which Dice's coefficient compares. */
function pairsOf(text: string): ReadonlySet<string> {
  const word = ` ${text.toLowerCase()} `;
  return new Set(Array.from(word, (letter, index) => letter + word.charAt(index + 1)));
}
