import { unwatchFile, watchFile } from "node:fs";
import type { StoredIdentity } from "./certificate-store.ts";
import { readIdentityFiles } from "./certificate-store.ts";

export interface RenewalOptions {
  cert: string;
  key: string;
  /** Receives the changed certificate and key when they belong together. */
  onRenewal: (identity: StoredIdentity) => void;
  onMessage: (line: string) => void;
}

/**
 * Watches the files once a second. While they do not belong together, because only one is written yet, the previous ones stay in
 * use.
 *
 * @returns the function that stops watching.
 */
export function watchCertificate({ cert, key, onRenewal, onMessage }: RenewalOptions): () => void {
  const paths = [cert, key];
  const read = () => {
    try {
      onRenewal(readIdentityFiles(cert, key));
      onMessage("signet-sandbox: new connections use the changed certificate");
    } catch (error) {
      onMessage(
        `signet-sandbox: ${error instanceof Error ? error.message : error}; the previous certificate stays in use`,
      );
    }
  };
  for (const path of paths) watchFile(path, { interval: 1_000, persistent: false }, read);
  return () => {
    for (const path of paths) unwatchFile(path, read);
  };
}
