import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** What a sealed token belongs to: it opens for the same user and token only. */
export interface SealedFor {
  userGuid: string;
  tokenGuid: string;
}

/** Seals tokens that their owner may see again. */
export interface Seal {
  close(token: string, owner: SealedFor): Buffer;
  /** The token; `undefined` when it was sealed with another key, for somebody else, or changed since. */
  open(sealed: Uint8Array, owner: SealedFor): string | undefined;
}

/**
 * Makes a seal of a key of 32 bytes: AES-256-GCM, with user and token as additional data.
 *
 * What is sealed is a form number, four bytes that tell keys apart, the nonce, the tag and the ciphertext.
 */
export function createSeal(key: Buffer): Seal {
  const header = Buffer.concat([Buffer.from([form]), createHash("sha256").update(key).digest().subarray(0, 4)]);
  const bind = ({ userGuid, tokenGuid }: SealedFor) => Buffer.from(`${userGuid} ${tokenGuid}`);
  return {
    close(token, owner) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bind(owner));
      const text = Buffer.concat([cipher.update(token, "latin1"), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed);
      if (!bytes.subarray(0, header.length).equals(header)) return undefined;
      const nonce = bytes.subarray(header.length, header.length + nonceBytes);
      const text = bytes.subarray(header.length + nonceBytes + tagBytes);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(bind(owner));
        decipher.setAuthTag(bytes.subarray(header.length + nonceBytes, header.length + nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(text), decipher.final()]).toString("latin1");
      } catch {
        // Not what was sealed: the tag does not fit.
        return undefined;
      }
    },
  };
}

const form = 1;
const nonceBytes = 12;
const tagBytes = 16;
