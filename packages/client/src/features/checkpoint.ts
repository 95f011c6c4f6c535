import { ClientError } from "../errors.ts";
import { StatusError } from "../transport/status-error.ts";
import type { Checkpoint } from "./bulk.ts";

/** A checkpoint in a file with one JSON object per line: `{ key, value }` or `{ key, error }`. The last line of a key counts. */
export interface FileCheckpoint<Value> extends Checkpoint<Value> {
  /** Reads the saved values from the file, one by one. */
  entries(): Generator<{ key: string; value: Value }, void, undefined>;
  close(): void;
}

/**
 * Opens a file that saves what a bulk job reads, and reads what an earlier run saved.
 *
 * Each outcome is one line, written in one step. A line that a crash cut off is removed, and its item is read again. Of an error, the
 * name, the code, the status and the message are saved. For Node.js, Deno and Bun.
 *
 * @throws {@link ClientError} `ERR_CHECKPOINT` when the file is not a checkpoint, cannot be opened or written, or the runtime has no files.
 *
 * @example
 * ```ts
 * const checkpoint = openCheckpoint<Finding[]>("findings.jsonl");
 * for await (const { key, error } of bulk(guids, read, { checkpoint })) if (error) console.warn(key, error);
 * ```
 */
export function openCheckpoint<Value>(path: string): FileCheckpoint<Value> {
  const files = fileSystem();
  const descriptor = withFileErrors("the file cannot be opened", () => files.openSync(path, "a+"));
  let open = true;
  const assertOpen = () => {
    if (!open) throw new ClientError("ERR_CHECKPOINT", "the checkpoint is closed");
  };
  const kept = new Set<string>();
  let end = 0;
  for (const line of readLines(files, descriptor)) {
    const { key, value } = readEntry(line.text);
    if (value === undefined) kept.delete(key);
    else kept.add(key);
    end = line.end;
  }
  if (files.fstatSync(descriptor).size > end) files.ftruncateSync(descriptor, end);

  return {
    has: (key) => kept.has(key),
    add(outcome) {
      assertOpen();
      const { key } = outcome;
      const kind = "value" in outcome;
      const entry = kind ? { key, value: outcome.value ?? null } : { key, error: describe(outcome.error) };
      const line = withFileErrors("a value cannot be written as JSON", () => `${JSON.stringify(entry)}\n`);
      withFileErrors("the file cannot be written", () => files.writeSync(descriptor, line));
      if (kind) kept.add(key);
    },
    *entries() {
      assertOpen();
      for (const { text } of readLines(files, descriptor)) {
        const { key, value } = readEntry(text);
        if (value !== undefined) yield { key, value: value as Value };
      }
    },
    close() {
      // The system soon gives the same descriptor to another file.
      if (open) files.closeSync(descriptor);
      open = false;
    },
  };
}

function withFileErrors<Value>(problem: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const { code }: { code?: unknown } = Object(error);
    const systemCode = typeof code === "string" ? code : undefined;
    throw new ClientError("ERR_CHECKPOINT", systemCode ? `${problem}: ${systemCode}` : problem, { systemCode });
  }
}

function readEntry(text: string): { key: string; value?: unknown } {
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry === "object" && entry !== null && "key" in entry && typeof entry.key === "string") {
      return { value: undefined, ...entry, key: entry.key };
    }
  } catch {}
  throw new ClientError("ERR_CHECKPOINT", "the file is not a checkpoint: a line has no key");
}

/** Our errors hold no secret; of others only the name is known to be harmless. */
function describe(error: unknown): object {
  if (!(error instanceof ClientError)) return { name: error instanceof Error ? error.name : typeof error };
  const { name, code, message } = error;
  return { name, code, message, ...(error instanceof StatusError && { status: error.status }) };
}

/** Yields the complete lines of a file, and where each ends. */
function* readLines(files: FileSystem, descriptor: number): Generator<{ text: string; end: number }> {
  const decoder = new TextDecoder();
  const chunk = new Uint8Array(65_536);
  let rest = new Uint8Array();
  for (let position = 0; ; ) {
    const size = files.readSync(descriptor, chunk, 0, chunk.length, position);
    if (size === 0) return;
    const bytes = new Uint8Array(rest.length + size);
    bytes.set(rest);
    bytes.set(chunk.subarray(0, size), rest.length);
    const base = position - rest.length;
    position += size;
    let start = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, start)) {
      yield { text: decoder.decode(bytes.subarray(start, at)), end: base + at + 1 };
      start = at + 1;
    }
    rest = bytes.slice(start);
  }
}

interface FileSystem {
  openSync(path: string, flags: string): number;
  readSync(descriptor: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(descriptor: number, text: string): number;
  fstatSync(descriptor: number): { size: number };
  ftruncateSync(descriptor: number, length: number): void;
  closeSync(descriptor: number): void;
}

/** An import would keep this package out of browsers. */
function fileSystem(): FileSystem {
  const scope = globalThis as { process?: { getBuiltinModule?(name: "node:fs"): FileSystem } };
  const files = scope.process?.getBuiltinModule?.("node:fs");
  if (files === undefined) throw new ClientError("ERR_CHECKPOINT", "a checkpoint needs a runtime with files");
  return files;
}

const newline = 10;
