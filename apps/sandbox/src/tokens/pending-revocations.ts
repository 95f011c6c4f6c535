import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { hashSecret } from "./token-format.ts";

/** A token that came over plain HTTP while the database could not revoke it. */
export interface PendingRevocation {
  /** The hash of the token, in hexadecimal. */
  hash: string;
  /** The network address that sent it. */
  address: string | null;
}

/**
 * Opens the list of revocations that are still to be carried out, in a file of the data folder.
 *
 * The file has its full size from the beginning and is overwritten in place, which works on a full disk. All processes with the
 * same folder read it. Only the start waits for the disk.
 *
 * @param isShared - false if no other process can have the folder: then nothing looks at the file again.
 */
export function openPendingRevocations(folder: string, isShared: boolean) {
  const path = join(folder, "revocations");
  const changed = () => (isShared ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < sizeBytes) create(path);
  let stored: { list: readonly PendingRevocation[]; at: number | undefined } = { list: read(path), at: changed() };
  /** The entries of this process, kept until they are carried out, whatever becomes of the file. */
  const own = new Map<string, PendingRevocation>();
  let writing: Promise<void> | undefined;

  function list(): readonly PendingRevocation[] {
    const at = writing === undefined ? changed() : undefined;
    if (at !== stored.at && at !== undefined) stored = { list: read(path), at };
    if (own.size === 0) return stored.list;
    return [...stored.list.filter(({ hash }) => !own.has(hash)), ...own.values()];
  }

  function store(entries: readonly PendingRevocation[]): void {
    stored = { list: entries, at: stored.at };
    writing ??= writeAll();
  }

  /** Overwrites the file until it has the last list. */
  async function writeAll(): Promise<void> {
    for (let written: unknown; written !== stored.list; ) {
      written = stored.list;
      // If it fails, this process refuses the token all the same.
      await overwrite(path, JSON.stringify(stored.list.slice(-mostEntries))).catch(() => {});
    }
    stored.at = changed();
    writing = undefined;
  }

  return {
    list,
    has: (token: string) => {
      const entries = list();
      if (entries.length === 0) return false;
      const hash = hashSecret(token).toString("hex");
      return entries.some((entry) => entry.hash === hash);
    },
    add(entry: PendingRevocation) {
      own.set(entry.hash, entry);
      store(list());
    },
    remove(done: readonly PendingRevocation[]) {
      const hashes = new Set(done.map(({ hash }) => hash));
      for (const hash of hashes) own.delete(hash);
      store(list().filter(({ hash }) => !hashes.has(hash)));
    },
    /** Resolves when the file has the list. */
    written: () => writing ?? Promise.resolve(),
  };
}

function create(path: string): void {
  const file = openSync(path, "w", 0o600);
  writeSync(file, "[]".padEnd(sizeBytes));
  fsyncSync(file);
  closeSync(file);
}

async function overwrite(path: string, text: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.write(text.padEnd(sizeBytes));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file of another size, or cut off when the machine stopped, has no list. */
function read(path: string): PendingRevocation[] {
  try {
    return JSON.parse(readFileSync(path, "latin1"));
  } catch {
    return [];
  }
}

/** An entry has at most 150 bytes. */
const mostEntries = 100;
const sizeBytes = 16_384;
