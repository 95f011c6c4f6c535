/** Waits for what might take for ever, but no longer than the signal allows; then `undo` is called, and its reason is the rejection. */
export function unlessAborted<Value>(
  signal: AbortSignal | undefined,
  work: Promise<Value>,
  undo?: () => void,
): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = () => {
      undo?.();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Waits until a time of `performance.now()` has passed, never less: timers may fire a little early. */
export async function waitUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const passed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.ceil(left));
    });
    await unlessAborted(signal, passed, () => clearTimeout(timer));
  }
}
