/** Whether rounds run at full size, as `pnpm test:tokens` asks for: it takes a quarter of an hour. */
export const isFull: boolean = process.env.SIGNET_ROUND === "full";

/** The size of a round. */
export function size(full: number, small: number): number {
  return isFull ? full : small;
}

/** Tells what a full round measured; a small one measures nothing worth telling. */
export function figure(text: string): void {
  if (isFull) process.stderr.write(`round: ${text}\n`);
}
