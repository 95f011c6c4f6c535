import type { Database } from "../db/database.ts";
import { shareReads } from "../db/prepared.ts";

/**
 * Makes the function that a request waits for before it is looked at: what arrives in one turn of the event loop goes on
 * together, and reads one state of the database: one lock does for all of it.
 */
export function createTurns(database: Database): () => Promise<void> {
  let waiting: (() => void)[] = [];

  function schedule(): void {
    let endReads = () => {};
    setImmediate(() => {
      const together = waiting;
      waiting = [];
      endReads = shareReads(database);
      for (const resume of together) resume();
    });
    // Behind all that the one above resumed, and before anything else can arrive.
    setImmediate(() => endReads());
  }

  return () =>
    new Promise((resume) => {
      waiting.push(resume);
      if (waiting.length === 1) schedule();
    });
}
