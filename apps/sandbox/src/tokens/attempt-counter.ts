/** Counts tries by key and says when there were too many. */
export interface Attempts {
  /** Counts one more: how many there were in this window, and the seconds to wait when that is too many. */
  take(key: string): { count: number; waitSeconds: number | undefined };
  /** Forgets a key, after a success; without one, all of them. */
  clear(key?: string): void;
}

/** Allows so many tries a key within a window that starts with the first. Kept in memory, at most 10,000 keys. */
export function createAttempts(limit: number, windowMs: number): Attempts {
  const counts = new Map<string, { count: number; until: number }>();
  return {
    take(key) {
      const now = Date.now();
      const known = counts.get(key);
      const entry = known !== undefined && known.until > now ? known : { count: 0, until: now + windowMs };
      entry.count += 1;
      // To the end of the map's order: what is dropped first was least recently tried.
      counts.delete(key);
      counts.set(key, entry);
      const [oldest] = counts.keys();
      if (counts.size > 10_000 && oldest !== undefined) counts.delete(oldest);
      const { count, until } = entry;
      return { count, waitSeconds: count > limit ? Math.ceil((until - now) / 1_000) : undefined };
    },
    clear(key) {
      if (key === undefined) counts.clear();
      else counts.delete(key);
    },
  };
}
