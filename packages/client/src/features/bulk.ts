import { assertCount, assertFunctions, checkOptions, invalidOption } from "../check-options.ts";
import { unlessAborted } from "../transport/wait.ts";

/** The outcome of one item: the value that was read, or the error. */
export type Outcome<Each, Value> =
  | { item: Each; key: string; value: Value; error?: never }
  | { item: Each; key: string; error: unknown; value?: never };

/** The progress of a bulk job. */
export interface Progress {
  /** The items that were read, in this run and, with a checkpoint, in earlier ones. */
  done: number;
  failed: number;
  /** The items that the source has yielded so far. */
  seen: number;
  /** The number of items: of an array, a `Set` or a `Map` at once, of a list from its first page on, of any source at its end. */
  total: number | undefined;
}

/** Keeps outcomes, so that a job resumes after a crash; `openCheckpoint` opens one in a file. */
export interface Checkpoint<Value> {
  /** Says whether an earlier run has read the item. */
  has(key: string): boolean;
  /** Saves an outcome, in one step. */
  add(outcome: { key: string; value?: Value; error?: unknown }): void | Promise<void>;
}

/** The options of {@link bulk}. */
export interface BulkOptions<Each, Value> {
  /**
   * Returns the key of an item.
   *
   * @defaultValue the item as text; objects need a key if there is a checkpoint
   */
  key?: (item: Each) => string;
  /** Skips what an earlier run has read, and saves what this one reads. */
  checkpoint?: Checkpoint<Value>;
  /**
   * The number of items that are read at the same time; the client limits the rate of their requests.
   *
   * @defaultValue `20`
   */
  concurrency?: number;
  /** Receives the progress whenever it changes. */
  onProgress?: (progress: Readonly<Progress>) => void;
  /** Ends the job; its reason is thrown. */
  signal?: AbortSignal;
}

/**
 * Reads a value for each of many items, several at a time, and yields each outcome when it is there.
 *
 * A failure is an outcome as well and does not end the job. At most `concurrency` items are in memory. With a checkpoint, an outcome is
 * saved before it is yielded; a job that starts again skips the saved values and retries the failures.
 *
 * @param items - an array, a generator, or the `items` of a list.
 * @param read - reads the value of an item; pass the signal to its calls.
 *
 * @example
 * ```ts
 * const read = (guid: string, signal: AbortSignal) => unwrap(listFindings(client, { guid }, { signal }));
 * for await (const { key, value, error } of bulk(guids, read)) console.log(key, error ?? value?.count);
 * ```
 */
export async function* bulk<Each, Value>(
  items: Iterable<Each> | AsyncIterable<Each>,
  read: (item: Each, signal: AbortSignal) => Promise<Value>,
  options?: BulkOptions<Each, Value>,
): AsyncGenerator<Outcome<Each, Value>, void, undefined> {
  const { key = String, checkpoint, concurrency = 20, onProgress, signal } = checkOptions("bulk", options);
  assertCount("concurrency", concurrency, 1_000);
  assertFunctions({ read: read ?? null, key, onProgress });
  const source: { [Symbol.iterator]?: unknown; [Symbol.asyncIterator]?: unknown } = Object(items);
  if (!source[Symbol.asyncIterator] && !source[Symbol.iterator]) {
    throw invalidOption("the items must be an array, a generator or a list");
  }
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const progress: Progress = { done: 0, failed: 0, seen: 0, total: undefined };
  const ready: Outcome<Each, Value>[] = [];
  let running = 0;
  let ended = false;
  let broken: { error: unknown } | undefined;
  let reported = "";
  let change = Promise.withResolvers<void>();
  const notify = () => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const fail = (error: unknown) => {
    broken ??= { error };
  };

  const begin = async (item: Each, name: string) => {
    let outcome: Outcome<Each, Value>;
    try {
      outcome = { item, key: name, value: await read(item, controller.signal) };
    } catch (error) {
      outcome = { item, key: name, error };
    }
    // An item that the end of the job interrupted did not fail: it is for the next run.
    if (controller.signal.aborted) return;
    await checkpoint?.add(outcome);
    ready.push(outcome);
    progress["value" in outcome ? "done" : "failed"]++;
  };
  const takeItems = async () => {
    for await (const item of items) {
      controller.signal.throwIfAborted();
      const name: unknown = key(item);
      // With a checkpoint, items of the same key would count as read.
      if (typeof name !== "string" || (checkpoint && name.startsWith("[object "))) {
        throw invalidOption("the option key must return a string that identifies the item");
      }
      progress.seen++;
      if (checkpoint?.has(name)) {
        progress.done++;
        continue;
      }
      running++;
      begin(item, name)
        .catch(fail)
        .then(() => {
          running--;
          notify();
        });
      while (running + ready.length >= concurrency) await unlessAborted(controller.signal, change.promise);
    }
    progress.total = progress.seen;
    ended = true;
  };
  const report = () => {
    progress.total ??= totalOf(items);
    const { done, failed, total } = progress;
    const changed = `${done} ${failed} ${total}`;
    if (changed !== reported) onProgress?.({ ...progress });
    reported = changed;
  };
  try {
    takeItems().catch(fail).then(notify);
    for (;;) {
      controller.signal.throwIfAborted();
      if (broken) throw broken.error;
      report();
      const outcome = ready.shift();
      if (outcome !== undefined) {
        notify();
        yield outcome;
      } else if (ended && running === 0) return;
      else await unlessAborted(controller.signal, change.promise);
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    // A loop that is left early leaves no reads behind.
    controller.abort(new DOMException("the job has ended", "AbortError"));
  }
}

function totalOf(items: object): number | undefined {
  if (Array.isArray(items)) return items.length;
  const { size, total }: { size?: unknown; total?: unknown } = items;
  return [size, total].find((each) => typeof each === "number");
}
