import { unwatchFile, watchFile } from "node:fs";
import type { StoredIdentity } from "./certificate-store.ts";
import { readOwnIdentity } from "./certificate-store.ts";

/** The files of a certificate of one's own, and whom to tell. */
export interface RenewalOptions {
  cert: string;
  key: string;
  /** Gets what is in the files, whenever that has changed and belongs together. */
  onRenewal: (identity: StoredIdentity) => void;
  onMessage: (line: string) => void;
}

/**
 * Looks at the files once a second. As long as they do not belong together, as between the writing of one and of the other, what
 * was read before stays in use.
 *
 * @returns what ends it.
 */
export function followIdentity({ cert, key, onRenewal, onMessage }: RenewalOptions): () => void {
  const paths = [cert, key];
  const read = () => {
    try {
      onRenewal(readOwnIdentity(cert, key));
      onMessage("signet-sandbox: the certificate was read again, for new connections");
    } catch (error) {
      onMessage(`signet-sandbox: ${error instanceof Error ? error.message : error}; the one before stays in use`);
    }
  };
  for (const path of paths) watchFile(path, { interval: 1_000, persistent: false }, read);
  return () => {
    for (const path of paths) unwatchFile(path, read);
  };
}
