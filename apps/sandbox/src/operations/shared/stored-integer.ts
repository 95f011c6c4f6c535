/** A number of a filter as the database's integers can hold it; beyond them nothing is stored, so comparisons stay what they were. */
export function toStoredInteger(number: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, number));
}
