import { assertOption } from "../errors.ts";
import { ownProperties } from "../own-properties.ts";
import { unlessAborted } from "../transport/wait.ts";

/** What became of one item: what was read for it, or why that failed. */
export type Outcome<Each, Value> =
  | { item: Each; key: string; value: Value; error?: never }
  | { item: Each; key: string; error: unknown; value?: never };

/** How far a bulk job is. */
export interface Progress {
  /** Items that were read, here and, by the checkpoint, in earlier runs. */
  done: number;
  failed: number;
  /** Items known so far; all of them once the source has ended. */
  seen: number;
}

/** Where outcomes are kept, so that a job can go on after a crash; `openCheckpoint` makes one of a file. */
export interface Checkpoint<Value> {
  /** Whether an item's value is there from an earlier run. */
  has(key: string): boolean;
  /** Keeps an outcome, in one step. */
  add(outcome: { key: string; value?: Value; error?: unknown }): void | Promise<void>;
}

/** What {@link bulk} may be told. */
export interface BulkOptions<Each, Value> {
  /**
   * What tells items apart.
   *
   * @defaultValue the item as text
   */
  key?: (item: Each) => string;
  /** Skips what an earlier run has read, and keeps what this one reads. */
  checkpoint?: Checkpoint<Value>;
  /**
   * How many items may be read at the same time; the client paces the requests they make.
   *
   * @defaultValue `20`
   */
  concurrent?: number;
  /** Told after each item. */
  onProgress?: (progress: Readonly<Progress>) => void;
  /** Ends the job: nothing more is begun, and its reason is thrown. */
  signal?: AbortSignal;
}

/**
 * Reads something for each of many items, several at a time, and yields each outcome as it comes. A failure is an outcome as well and
 * ends nothing. No more than `concurrent` items are held, whatever their number.
 *
 * With a checkpoint, an outcome is kept before it is yielded; a job that is started again skips the values that were kept, and reads
 * anew what had failed.
 *
 * @param items - what to read for, in an array, a generator, or the `items` of a list.
 * @param read - reads one; give the signal to its calls.
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
  const {
    key = String,
    checkpoint,
    concurrent = 20,
    onProgress,
    signal,
  }: BulkOptions<Each, Value> = ownProperties(options);
  assertOption("concurrent", concurrent, 1, 1_000);
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const progress: Progress = { done: 0, failed: 0, seen: 0 };
  const ready: Outcome<Each, Value>[] = [];
  let running = 0;
  let broken: { error: unknown } | undefined;
  let wake = Promise.withResolvers<void>();

  const begin = async (item: Each, name: string) => {
    let outcome: Outcome<Each, Value>;
    try {
      outcome = { item, key: name, value: await read(item, controller.signal) };
    } catch (error) {
      outcome = { item, key: name, error };
    }
    // What was ended did not fail: it is for the next run.
    if (controller.signal.aborted) return;
    await checkpoint?.add(outcome);
    ready.push(outcome);
  };
  /** Waits until something is over, and empties what is ready. */
  const settle = async (): Promise<Outcome<Each, Value>[]> => {
    await unlessAborted(controller.signal, wake.promise);
    wake = Promise.withResolvers();
    if (broken) throw broken.error;
    for (const outcome of ready) progress["value" in outcome ? "done" : "failed"]++;
    if (ready.length > 0) onProgress?.({ ...progress });
    return ready.splice(0);
  };
  try {
    for await (const item of items) {
      controller.signal.throwIfAborted();
      const name = key(item);
      progress.seen++;
      if (checkpoint?.has(name)) {
        progress.done++;
        continue;
      }
      running++;
      begin(item, name)
        .catch((error: unknown) => {
          broken = { error };
        })
        .then(() => {
          running--;
          wake.resolve();
        });
      while (running >= concurrent) yield* await settle();
    }
    while (running > 0 || ready.length > 0) yield* await settle();
  } finally {
    signal?.removeEventListener("abort", stop);
    // Whoever leaves the loop early leaves nothing running.
    controller.abort(new DOMException("the job has ended", "AbortError"));
  }
}
