/** True in the longer tests (`pnpm test:NAME`), which try every case. */
export const isFull: boolean = process.env.SIGNET_ROUND === "full";

/** Returns every case in a full round, and one of `step` otherwise, starting with the case at `first`. */
export function inRound<T>(cases: readonly T[], step: number, first = 0): readonly T[] {
  return isFull ? cases : cases.filter((_, index) => index % step === first);
}
