/** Picks up to three candidates that look most like what was asked for. */
export function nearest(asked: string, candidates: readonly string[]): readonly string[] {
  const goal = asked.toLowerCase();
  return candidates
    .map((name) => ({ name, distance: distance(goal, name.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance, one row at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 0; i < left.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j++) {
      const swap = (row[j] ?? 0) + (left[i] === right[j] ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
