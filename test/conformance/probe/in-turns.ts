/** Runs a function for each item in order, a few at a time. */
export async function inTurns<T>(cases: readonly T[], atOnce: number, run: (each: T) => Promise<void>): Promise<void> {
  const queue = cases.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const each of queue) await run(each);
    }),
  );
}
