/** True for rounds at full size (`pnpm test:tokens`), which take a quarter of an hour. */
export const isFull: boolean = process.env.SIGNET_ROUND === "full";

/** Returns the size of a round. */
export function size(full: number, small: number): number {
  return isFull ? full : small;
}

/** Prints a figure of a full round. */
export function figure(text: string): void {
  if (isFull) process.stderr.write(`round: ${text}\n`);
}
