// x509 decorates its classes and needs this first.
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { isIP, isIPv6 } from "node:net";
import { AsnConvert } from "@peculiar/asn1-schema";
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from "@peculiar/asn1-x509";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

export interface ServerIdentity {
  /** The authority's certificate, which clients must trust. */
  ca: string;
  certificate: string;
  key: string;
}

/**
 * Makes a certificate authority that is limited to the given names, and a server certificate signed by it.
 *
 * The authority's private key never leaves this function, so nothing else can be signed with it.
 *
 * @param names - host names and IP addresses.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10 | RFC 5280 §4.2.1.10}
 */
export async function issueCertificate(names: readonly string[], now: Date = new Date()): Promise<ServerIdentity> {
  const crypto = webcrypto as Crypto;
  const authorityKeys = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const serverKeys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  // A day back, for clocks that are slow.
  const validity = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 397 * day) };
  const issuer = `CN=Signet sandbox authority ${now.toISOString().slice(0, 10)}, O=Signet (this machine only)`;
  const authority = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity,
      name: issuer,
      keys: authorityKeys,
      signingAlgorithm,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        new Extension("2.5.29.30", true, nameConstraints(names)),
        await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity,
      subject: "CN=Signet sandbox",
      issuer,
      publicKey: serverKeys.publicKey,
      signingKey: authorityKeys.privateKey,
      signingAlgorithm,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(
          names.map((value) => ({ type: isIP(value) === 0 ? ("dns" as const) : ("ip" as const), value })),
        ),
        await SubjectKeyIdentifierExtension.create(serverKeys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", serverKeys.privateKey)).toString("base64");
  return {
    ca: `${authority.toString("pem")}\n`,
    certificate: `${certificate.toString("pem")}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}/g, "$&\n").trimEnd()}\n-----END PRIVATE KEY-----\n`,
  };
}

function nameConstraints(names: readonly string[]): ArrayBuffer {
  const subtrees = names.map((name) => {
    const base = isIP(name) === 0 ? { dNSName: name } : { iPAddress: `${name}/${isIPv6(name) ? 128 : 32}` };
    return new GeneralSubtree({ base: new GeneralName(base) });
  });
  return AsnConvert.serialize(new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) }));
}

const day = 86_400_000;
const algorithm = { name: "ECDSA", namedCurve: "P-256" };
const signingAlgorithm = { name: "ECDSA", hash: "SHA-256" };
