/** Waits for work until the signal aborts; then calls `undo` and rejects with the signal's reason. */
export function unlessAborted<Value>(
  signal: AbortSignal | undefined,
  work: Promise<Value>,
  undo?: () => void,
): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = () => {
      signal.removeEventListener("abort", abort);
      undo?.();
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
    work.then(
      (value) => {
        signal.removeEventListener("abort", abort);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener("abort", abort);
        reject(error);
      },
    );
  });
}

/** Waits until a time of `performance.now()` has passed; timers may fire a little early. */
export async function waitUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.ceil(left));
    await unlessAborted(signal, promise, () => clearTimeout(timer));
  }
}

export function dateOf(time: number): Date {
  return new Date(Math.min(Date.now() + time - performance.now(), latestDate));
}

// Beyond this a Date is invalid.
const latestDate = 8.64e15;
