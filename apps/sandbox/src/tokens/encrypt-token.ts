import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/**
 * Encrypts a token that its owner may see again, with AES-256-GCM.
 *
 * The result is a format number, four bytes that identify the key, the nonce, the tag and the ciphertext.
 *
 * @param key - 32 bytes.
 * @param owner - what the token belongs to; only the same text decrypts it.
 */
export function encryptToken(token: string, key: Buffer, owner: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(token, "latin1"), cipher.final()]);
  return Buffer.concat([headerOf(key), nonce, cipher.getAuthTag(), text]);
}

/**
 * Decrypts a token.
 *
 * @returns `undefined` when it was encrypted with another key, for another owner, or was changed since.
 */
export function decryptToken(encrypted: Uint8Array, key: Buffer, owner: string): string | undefined {
  const bytes = Buffer.from(encrypted);
  const header = headerOf(key);
  if (!bytes.subarray(0, header.length).equals(header)) return undefined;
  const nonceEnd = header.length + nonceBytes;
  const tagEnd = nonceEnd + tagBytes;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(header.length, nonceEnd), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(nonceEnd, tagEnd));
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString("latin1");
  } catch {
    return undefined;
  }
}

function headerOf(key: Buffer): Buffer {
  return Buffer.concat([Buffer.from([format]), createHash("sha256").update(key).digest().subarray(0, 4)]);
}

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
