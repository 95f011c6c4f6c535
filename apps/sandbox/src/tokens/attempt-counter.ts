export type AttemptCounter = ReturnType<typeof createAttemptCounter>;

/** Creates a counter in memory of at most 10,000 keys. The window of a key begins with its first attempt. */
export function createAttemptCounter(limit: number, windowMs: number) {
  const counts = new Map<string, { count: number; until: number }>();
  return {
    /** Returns the attempts in this window, and the seconds to wait when they are too many. */
    count(key: string) {
      const now = Date.now();
      const known = counts.get(key);
      // A window that ends later than one can was begun before the clock was set back.
      const entry =
        known !== undefined && known.until > now && known.until <= now + windowMs
          ? known
          : { count: 0, until: now + windowMs };
      entry.count += 1;
      // Moved to the end of the map, so that the key without attempts for the longest time is dropped first.
      counts.delete(key);
      counts.set(key, entry);
      const [oldest] = counts.keys();
      if (counts.size > 10_000 && oldest !== undefined) counts.delete(oldest);
      const { count, until } = entry;
      return { count, waitSeconds: count > limit ? Math.ceil((until - now) / 1_000) : undefined };
    },
    /** Takes one attempt of a key back. */
    uncount(key: string) {
      const known = counts.get(key);
      if (known !== undefined) known.count -= 1;
    },
    /** Forgets the attempts of a key, or all of them. */
    clear(key?: string) {
      if (key === undefined) counts.clear();
      else counts.delete(key);
    },
  };
}
