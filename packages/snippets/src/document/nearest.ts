/** Picks up to three candidates that look most like what was asked for. */
export function nearest(asked: string, candidates: readonly string[]): readonly string[] {
  const goal = pairsOf(asked);
  const likeness = (name: string) => {
    const pairs = pairsOf(name);
    return [...pairs].filter((pair) => goal.has(pair)).length / (goal.size + pairs.size);
  };
  return [...candidates].sort((left, right) => likeness(right) - likeness(left)).slice(0, 3);
}

/** Dice's coefficient compares the pairs of letters that stand side by side. */
function pairsOf(text: string): ReadonlySet<string> {
  const word = ` ${text.toLowerCase()} `;
  return new Set(Array.from(word, (letter, index) => letter + word.charAt(index + 1)));
}
