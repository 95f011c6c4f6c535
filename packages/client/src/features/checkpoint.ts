import { ClientError } from "../errors.ts";
import type { Checkpoint } from "./bulk.ts";
import { StatusError } from "./unwrap.ts";

/** A checkpoint in a file: one JSON object a line, `{ key, value }` or `{ key, error }`. The last line of a key counts. */
export interface FileCheckpoint<Value> extends Checkpoint<Value> {
  /** Every value kept so far, read from the file one by one. */
  entries(): Generator<{ key: string; value: Value }, void, undefined>;
  close(): void;
}

/**
 * Opens a file to keep what a bulk job reads, and takes up what an earlier run left there. A line that a crash tore is cut off: its item
 * is read anew. Each line is written in one step before its outcome is told, so that no item is lost and none is there twice.
 *
 * For Node.js, Deno and Bun. Values are kept as JSON, of errors the name, the code, the status and the message.
 *
 * @throws {@link ClientError} `ERR_CHECKPOINT` when the file is no checkpoint, or this runtime has no files.
 *
 * @example
 * ```ts
 * const checkpoint = openCheckpoint<Finding[]>("findings.jsonl");
 * for await (const { key, error } of bulk(guids, read, { checkpoint })) if (error) console.warn(key, error);
 * ```
 */
export function openCheckpoint<Value>(path: string): FileCheckpoint<Value> {
  const files = fileSystem();
  const descriptor = files.openSync(path, "a+");
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
      const { key } = outcome;
      const kind = "value" in outcome;
      const entry = kind ? { key, value: outcome.value ?? null } : { key, error: describe(outcome.error) };
      files.writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      if (kind) kept.add(key);
    },
    *entries() {
      for (const { text } of readLines(files, descriptor)) {
        const { key, value } = readEntry(text);
        if (value !== undefined) yield { key, value: value as Value };
      }
    },
    close: () => files.closeSync(descriptor),
  };
}

function readEntry(text: string): { key: string; value?: unknown } {
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry === "object" && entry !== null && "key" in entry && typeof entry.key === "string") {
      return { value: undefined, ...entry, key: entry.key };
    }
  } catch {}
  throw new ClientError("ERR_CHECKPOINT", "the file is no checkpoint: a line of it has no key");
}

/** What may be kept of an error: ours hold no secret, and of others no more than the name is known to be harmless. */
function describe(error: unknown): object {
  if (!(error instanceof ClientError)) return { name: error instanceof Error ? error.name : typeof error };
  const { name, code, message } = error;
  return { name, code, message, ...(error instanceof StatusError && { status: error.status }) };
}

/** The whole lines of a file, and where each ends; what stands after the last of them is left out. */
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

/** Asked for by name, for an import of it would keep this package from browsers. */
function fileSystem(): FileSystem {
  const scope = globalThis as { process?: { getBuiltinModule?(name: "node:fs"): FileSystem } };
  const files = scope.process?.getBuiltinModule?.("node:fs");
  if (files === undefined) throw new ClientError("ERR_CHECKPOINT", "this runtime has no files to keep a checkpoint in");
  return files;
}

const newline = 10;
