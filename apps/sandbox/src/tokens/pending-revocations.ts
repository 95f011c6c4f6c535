import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
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
 * same folder read it.
 *
 * @param isShared - false if no other process can have the folder: then nothing looks at the file again.
 */
export function openPendingRevocations(folder: string, isShared: boolean) {
  const path = join(folder, "revocations");
  const changed = () => (isShared ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < sizeBytes) overwrite(path, "[]");
  let known: { list: readonly PendingRevocation[]; at: number | undefined } = { list: read(path), at: changed() };

  function list(): readonly PendingRevocation[] {
    const at = changed();
    if (at !== known.at && at !== undefined) known = { list: read(path), at };
    return known.list;
  }

  function store(entries: readonly PendingRevocation[]): void {
    known = { list: entries, at: changed() };
    try {
      overwrite(path, JSON.stringify(entries.slice(-mostEntries)));
    } catch {
      // This process refuses the token all the same.
    }
    known.at = changed();
  }

  return {
    list,
    has: (token: string) => {
      const entries = list();
      if (entries.length === 0) return false;
      const own = hashSecret(token).toString("hex");
      return entries.some(({ hash }) => hash === own);
    },
    add: (entry: PendingRevocation) => store([...list().filter(({ hash }) => hash !== entry.hash), entry]),
    remove(done: readonly PendingRevocation[]) {
      const hashes = new Set(done.map(({ hash }) => hash));
      store(list().filter(({ hash }) => !hashes.has(hash)));
    },
  };
}

function overwrite(path: string, text: string): void {
  const file = openSync(path, statSync(path, { throwIfNoEntry: false }) === undefined ? "w" : "r+", 0o600);
  try {
    writeSync(file, text.padEnd(sizeBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
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
