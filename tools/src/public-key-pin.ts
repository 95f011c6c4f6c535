import { createHash, X509Certificate } from "node:crypto";

/** Returns the pin of a PEM certificate's key, for Chromium's `--ignore-certificate-errors-spki-list`. */
export function publicKeyPin(certificate: string | Buffer): string {
  const publicKey = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(publicKey).digest("base64");
}
