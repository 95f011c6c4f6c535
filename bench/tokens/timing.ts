/**
 * Welch's t of two samples, each cropped of its slowest hundredth, which is the machine's and not the subject's.
 *
 * @see {@link https://eprint.iacr.org/2016/1123 | dudect}, whose threshold is 4.5
 */
export function welchT(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [describe(left), describe(right)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count);
}

function describe(sample: readonly number[]): { mean: number; variance: number; count: number } {
  const kept = sample.toSorted((x, y) => x - y).slice(0, Math.ceil(sample.length * 0.99));
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (kept.length - 1);
  return { mean, variance, count: kept.length };
}

/** The middle of a list, the upper one of two. */
export function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
}
