// The certificate library builds on decorators and asks for this polyfill before it is loaded.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

export interface Identity {
  certificate: string;
  key: string;
}

export type Authority = Awaited<ReturnType<typeof createAuthority>>;

/** Creates an authority for one hour, and one server certificate of each kind, for `localhost` and 127.0.0.1. */
export async function createAuthority() {
  x509.cryptoProvider.set(crypto);
  const keys = await newKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...life(-1, 1),
    serialNumber: "01",
    name: "CN=Signet test authority",
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const sign = async (serialNumber: string, names: string[], hours: [number, number], self = false) => {
    const leaf = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...life(...hours),
      serialNumber,
      subject: `CN=${names[0]}`,
      issuer: self ? `CN=${names[0]}` : root.subject,
      signingAlgorithm: algorithm,
      signingKey: self ? leaf.privateKey : keys.privateKey,
      publicKey: leaf.publicKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          names.map((value) => ({ type: /^[\d.]+$/.test(value) ? ("ip" as const) : ("dns" as const), value })),
        ),
        await x509.SubjectKeyIdentifierExtension.create(leaf.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(self ? leaf.publicKey : keys.publicKey),
      ],
    });
    return identity(certificate, leaf);
  };
  return {
    /** PEM, for clients to trust. */
    certificate: root.toString("pem"),
    good: await sign("02", ["localhost", "127.0.0.1"], [-1, 1]),
    expired: await sign("03", ["localhost", "127.0.0.1"], [-3, -2]),
    notYet: await sign("06", ["localhost", "127.0.0.1"], [1, 2]),
    /** Issued to `other.example` only. */
    otherName: await sign("04", ["other.example"], [-1, 1]),
    selfSigned: await sign("05", ["localhost", "127.0.0.1"], [-1, 1], true),
  };
}

async function identity(certificate: x509.X509Certificate, keys: CryptoKeyPair): Promise<Identity> {
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    certificate: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
  };
}

function life(fromHours: number, toHours: number): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(Date.now() + fromHours * 3_600_000),
    notAfter: new Date(Date.now() + toHours * 3_600_000),
  };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
