// The certificate library builds on decorators and asks for this polyfill before it is loaded.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

/** A certificate for 127.0.0.1 with its key, and the authority to trust for it; all PEM. */
export interface Identity {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes a throwaway authority and one certificate of it, both for an hour. */
export async function createIdentity(): Promise<Identity> {
  x509.cryptoProvider.set(crypto);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const [root, leaf] = await Promise.all([newKeys(algorithm), newKeys(algorithm)]);
  const life = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...life,
    serialNumber: "01",
    name: "CN=Snippet test authority",
    signingAlgorithm: algorithm,
    keys: root,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...life,
    serialNumber: "02",
    subject: "CN=127.0.0.1",
    issuer: authority.subject,
    signingAlgorithm: algorithm,
    signingKey: root.privateKey,
    publicKey: leaf.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: "ip", value: "127.0.0.1" }]),
      await x509.SubjectKeyIdentifierExtension.create(leaf.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(root.publicKey),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", leaf.privateKey)).toString("base64");
  return {
    authority: authority.toString("pem"),
    certificate: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
  };
}

function newKeys(algorithm: EcKeyGenParams): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}
