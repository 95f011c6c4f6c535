import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { reasonOf, SandboxError } from "../errors.ts";

/**
 * Loads the key that user tokens are encrypted with: the given one, or the one in the data folder, made when it is missing.
 *
 * The key has its own file, readable by its owner only, so that a backup of the database does not include it. Processes with the
 * same data folder share the file; processes on several machines must be given the same key.
 *
 * @param given - 32 bytes in base64.
 * @throws {@link SandboxError} `ERR_OPTION` when the given key is not valid, `ERR_DATA_FOLDER` when the file is not.
 */
export function loadEncryptionKey(folder: string, given: string | undefined): Buffer {
  if (given !== undefined) {
    const key = readKey(given);
    if (key !== undefined) return key;
    throw new SandboxError("ERR_OPTION", "SANDBOX_TOKEN_KEY must be 32 bytes in base64: openssl rand -base64 32");
  }
  const path = join(folder, "token.key");
  try {
    const key = readKey(readFileSync(path, "latin1"));
    if (key !== undefined) return key;
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return makeKey(folder, path);
    throw new SandboxError("ERR_DATA_FOLDER", `cannot read ${path} (${reasonOf(error)}): let its owner read it`);
  }
  throw new SandboxError(
    "ERR_DATA_FOLDER",
    `${path} is not a key: restore it, or delete it (tokens keep working, but cannot be shown again)`,
  );
}

/** Makes a key; of several processes that do so at the same time, all take the first one's. */
function makeKey(folder: string, path: string): Buffer {
  const draft = join(folder, `token.key.${randomBytes(6).toString("hex")}`);
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, `${randomBytes(32).toString("base64")}\n`);
    fsyncSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (reasonOf(error) !== "EEXIST") throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
  return loadEncryptionKey(folder, undefined);
}

function readKey(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim(), "base64");
  return key.length === 32 ? key : undefined;
}
