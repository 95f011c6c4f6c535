import { createPublicKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate for loopback names and its key, both PEM. It is its own authority. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Makes a throwaway certificate that is good for a day: requests that carry a token are sent over HTTPS only. */
export function createCertificate(now: Date = new Date()): Certificate {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const name = sequence(set(sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from("signet-snippets recorder")))));
  const unsigned = sequence(
    der(0xa0, integer(Buffer.from([2]))), // X.509 version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(now, -60_000), time(now, 86_400_000)),
    name,
    publicKey,
    der(
      0xa3,
      sequence(
        extension([2, 5, 29, 19], true, sequence(der(0x01, Buffer.from([0xff])))), // basicConstraints: CA
        extension([2, 5, 29, 15], true, der(0x03, Buffer.from([2, 0x84]))), // keyUsage: digitalSignature, keyCertSign
        extension([2, 5, 29, 14], false, der(0x04, randomBytes(20))), // subjectKeyIdentifier
        extension(
          [2, 5, 29, 17], // subjectAltName
          false,
          sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1]))),
        ),
      ),
    ),
  );
  const signature = sign("sha256", unsigned, privateKey);
  const whole = sequence(unsigned, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** One value of ASN.1's distinguished encoding: tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...items: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(items));
}

function set(...items: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(items));
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const digits = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function time(now: Date, later: number): Buffer {
  const text = new Date(now.getTime() + later)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, "")
    .slice(2);
  return der(0x17, Buffer.from(text)); // UTCTime, YYMMDDhhmmssZ
}

function extension(id: readonly [number, number, ...number[]], critical: boolean, value: Buffer): Buffer {
  return sequence(oid(...id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));
}

const ecdsaWithSha256: Buffer = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
