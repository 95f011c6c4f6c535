/** `pnpm test:tokens` runs at full size what `pnpm test` runs a smaller round of. */
export const isFull: boolean = process.env.SIGNET_ROUND === "full";

/** The size of a round. */
export function size(full: number, small: number): number {
  return isFull ? full : small;
}
