import { createHash, createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unwatchFile, watchFile, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { reasonOf, SandboxError } from "../errors.ts";
import { issueCertificate, type ServerIdentity } from "./issue-certificate.ts";

/** The names on every certificate that the sandbox makes. */
export const ownNames: readonly string[] = ["localhost", "127.0.0.1", "::1"];

export interface StoredIdentity extends ServerIdentity {
  caPath: string;
}

/**
 * Creates a folder that only its owner can open, and checks that it is writable.
 *
 * @throws {@link SandboxError} `ERR_DATA_FOLDER`
 */
export function ensureFolder(folder: string): void {
  try {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new SandboxError(
      "ERR_DATA_FOLDER",
      `cannot write to the data folder ${folder} (${reasonOf(error)}): choose another with --data DIR, or --data :memory:`,
      { cause: error },
    );
  }
}

/** Makes a folder and those above it. Node's own recursion never ends below a folder that takes none, such as `/proc`. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (reasonOf(error) === "EEXIST") return;
    if (reasonOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}

/**
 * Loads the identity in a folder, or makes one when it is missing, damaged, not valid yet, about to expire, or for other names.
 *
 * It is one file, so that of several processes that make one at the same time all take the first one's. The file that clients
 * must trust is a copy of its part.
 */
export async function loadIdentity(folder: string, names: readonly string[]): Promise<StoredIdentity> {
  const kept = readIdentity(folder);
  const identity = kept !== undefined && isUsable(kept, names) ? kept : await makeIdentity(folder, names, kept);
  const caPath = join(folder, "ca.pem");
  write(join(folder, "certificate.pem"), identity.certificate, 0o644);
  write(caPath, identity.ca, 0o644);
  return { ...identity, caPath };
}

async function makeIdentity(
  folder: string,
  names: readonly string[],
  former: ServerIdentity | undefined,
): Promise<ServerIdentity> {
  const made = await issueCertificate(names);
  const path = join(folder, "key.pem");
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${made.key}${made.certificate}${made.ca}`, { mode: 0o600 });
  try {
    if (former === undefined) linkSync(draft, path);
    else renameSync(draft, path);
    return made;
  } catch (error) {
    const first = reasonOf(error) === "EEXIST" ? readIdentity(folder) : undefined;
    if (first === undefined) throw error;
    return first;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Reads the user's own certificate and key.
 *
 * @throws {@link SandboxError} `ERR_CERTIFICATE` when they cannot be read or do not belong together.
 */
export function readIdentityFiles(certificatePath: string, keyPath: string): StoredIdentity {
  try {
    const [certificate, key] = [readFileSync(certificatePath, "utf8"), readFileSync(keyPath, "utf8")];
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
      throw new Error("the key does not belong to the certificate");
    }
    return { ca: certificate, certificate, key, caPath: certificatePath };
  } catch (error) {
    throw new SandboxError(
      "ERR_CERTIFICATE",
      `cannot use --cert ${certificatePath} with --key ${keyPath} (${reasonOf(error)}): use two PEM files that belong together`,
    );
  }
}

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

/** Returns what is wrong with the time of a certificate. */
export function validityProblem(certificate: string): string | undefined {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const now = Date.now();
  if (validFromDate.getTime() > now) return `is not valid before ${validFromDate.toISOString()}`;
  return validToDate.getTime() < now ? `is not valid since ${validToDate.toISOString()}` : undefined;
}

/** Returns the SHA-256 of the public key in base64, for Chromium's `--ignore-certificate-errors-spki-list`. */
export function publicKeyPin(certificate: string): string {
  const publicKey = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(publicKey).digest("base64");
}

function readIdentity(folder: string): ServerIdentity | undefined {
  const path = join(folder, "key.pem");
  try {
    const [key = "", certificate = "", ca = ""] = readFileSync(path, "utf8").match(block) ?? [];
    return { key, certificate, ca };
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return undefined;
    throw new SandboxError("ERR_DATA_FOLDER", `cannot read ${path} (${reasonOf(error)}): let its owner read it`);
  }
}

function isUsable(identity: ServerIdentity, names: readonly string[]): boolean {
  try {
    const [authority, certificate] = [new X509Certificate(identity.ca), new X509Certificate(identity.certificate)];
    const end = Math.min(authority.validToDate.getTime(), certificate.validToDate.getTime());
    return (
      end - Date.now() > 30 * 86_400_000 &&
      validityProblem(identity.ca) === undefined &&
      validityProblem(identity.certificate) === undefined &&
      certificate.verify(authority.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(identity.key)) &&
      namesOf(certificate) ===
        names
          .map((name) => name.toLowerCase())
          .toSorted()
          .join()
    );
  } catch {
    return false;
  }
}

/** Returns the certificate's names in order, with addresses in their shortest form. */
function namesOf({ subjectAltName = "" }: X509Certificate): string {
  return subjectAltName
    .split(", ")
    .map((entry) => entry.replace(/^(DNS|IP Address):/, ""))
    .map((name) => (name.includes(":") ? new URL(`https://[${name}]`).hostname.slice(1, -1) : name).toLowerCase())
    .toSorted()
    .join();
}

function write(path: string, text: string, mode: number): void {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

const block = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----\n/g;
