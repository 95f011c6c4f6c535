/** Runs something for each, a few at a time, in order. */
export async function inTurns<T>(cases: readonly T[], atOnce: number, run: (each: T) => Promise<void>): Promise<void> {
  const queue = cases.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const each of queue) await run(each);
    }),
  );
}
