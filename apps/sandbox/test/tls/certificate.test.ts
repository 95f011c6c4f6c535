import { execFileSync } from "node:child_process";
import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import { type SandboxOptions, startSandbox } from "@signet/sandbox";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadIdentity, ownNames } from "../../src/tls/certificate-store.ts";
import { issueCertificate } from "../../src/tls/issue-certificate.ts";
import { sendRequest } from "../support/send-request.ts";
import { testDate } from "../support/use-sandbox.ts";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "signet-certificate-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(data, { recursive: true, force: true });
});

/** Starts a sandbox in the folder, sends one request over verified TLS, and returns the certificates. */
async function startOnce(options: SandboxOptions = {}): Promise<{ ca: X509Certificate; leaf: X509Certificate }> {
  const sandbox = await startSandbox({ data, companies: 10, today: testDate, ...options });
  try {
    expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
    return { ca: new X509Certificate(readFileSync(sandbox.ca)), leaf: new X509Certificate(sandbox.certificate) };
  } finally {
    await sandbox.close();
  }
}

describe("the certificate", () => {
  test("names only this machine, and its authority is limited to it", async () => {
    const { ca, leaf } = await startOnce();
    expect(leaf.subjectAltName).toBe("DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1");
    expect([ca.ca, leaf.ca]).toEqual([true, false]);
    expect(leaf.checkIssued(ca) && leaf.verify(ca.publicKey)).toBe(true);
    const text = openssl(["x509", "-noout", "-text"], ca.toString());
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+IP:127.0.0.1\/255.255.255.255\s+IP:0:0:0:0:0:0:0:1\/FFFF:.*\n(?!.*(DNS|IP):)/,
    );
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });

  test("passes the strictest checks of OpenSSL", async () => {
    const { ca, leaf } = await startOnce();
    writeFileSync(join(data, "leaf.pem"), leaf.toString());
    writeFileSync(join(data, "authority.pem"), ca.toString());
    const flags = ["verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "localhost"];
    expect(openssl([...flags, "-CAfile", join(data, "authority.pem"), join(data, "leaf.pem")])).toContain("OK");
  });

  test("is stored with a key that only its owner can read, and without the authority's key", async () => {
    const first = await startOnce();
    const second = await startOnce();
    expect(second.leaf.fingerprint256).toBe(first.leaf.fingerprint256);
    expect(statSync(join(data, "key.pem")).mode & 0o777).toBe(0o600);
    const keys = readdirSync(data).filter((file) => readFileSync(join(data, file), "latin1").includes("PRIVATE KEY"));
    expect(keys).toEqual(["key.pem"]);
    expect(first.leaf.publicKey.equals(first.ca.publicKey)).toBe(false);
  });

  test("is renewed in the last 30 days, and not before", async () => {
    const { leaf } = await startOnce();
    const end = leaf.validToDate.getTime();
    const at = async (days: number) => {
      vi.useFakeTimers({ now: end - days * 86_400_000, toFake: ["Date"] });
      // Data of another date would take time to move on.
      const sandbox = await startSandbox({ data, today: testDate });
      await sandbox.close();
      return new X509Certificate(sandbox.certificate).fingerprint256;
    };
    expect(await at(31)).toBe(leaf.fingerprint256);
    expect(await at(29)).not.toBe(leaf.fingerprint256);
  });

  test.each([
    ["its key is gone", (folder: string) => rmSync(join(folder, "key.pem"))],
    ["its key is another one", (folder: string) => writeFileSync(join(folder, "key.pem"), otherKey())],
    ["its file is damaged", (folder: string) => truncateSync(join(folder, "key.pem"), 600)],
  ])("is renewed when %s", async (_, spoil) => {
    const first = await startOnce();
    spoil(data);
    expect((await startOnce()).leaf.fingerprint256).not.toBe(first.leaf.fingerprint256);
  });

  test("is made again when it was made while the clock was ahead", async () => {
    vi.useFakeTimers({ now: Date.now() + 100 * 86_400_000, toFake: ["Date"] });
    const { leaf } = await startOnce().catch(() => ({ leaf: undefined }));
    expect(leaf).toBeUndefined();
    vi.useRealTimers();
    await startOnce();
  });

  test.each([
    ["not valid yet", 100, /the certificate is not valid before 20/],
    ["not valid any more", -500, /the certificate is not valid since 20/],
  ])("of your own that is %s is reported at the start", async (_, days, message) => {
    const own = await issueCertificate(ownNames, new Date(Date.now() + days * 86_400_000));
    const [cert, key] = [join(data, "own.pem"), join(data, "own.key")];
    writeFileSync(cert, own.certificate);
    writeFileSync(key, own.key);
    const messages: string[] = [];
    const options = { data, companies: 10, cert, key, onMessage: (line: string) => messages.push(line) };
    await (await startSandbox(options)).close();
    expect(messages).toContainEqual(expect.stringMatching(message));
  });

  test("stays when the file that clients trust is lost, which is restored", async () => {
    const first = await startOnce();
    rmSync(join(data, "ca.pem"));
    expect((await startOnce()).ca.fingerprint256).toBe(first.ca.fingerprint256);
  });

  test("is the same for several processes that start together", async () => {
    const identities = await Promise.all(Array.from({ length: 4 }, () => loadIdentity(data, ownNames)));
    expect(new Set(identities.map(({ certificate }) => certificate)).size).toBe(1);
    expect(identities.map(({ ca }) => ca)).toEqual(Array(4).fill(readFileSync(join(data, "ca.pem"), "utf8")));
    expect(readdirSync(data).toSorted()).toEqual(["ca.pem", "certificate.pem", "key.pem"]);
  });

  test("has no addresses with the option, nor does its authority", async () => {
    const { ca, leaf } = await startOnce({ addresses: false });
    expect(leaf.subjectAltName).toBe("DNS:localhost");
    const text = openssl(["x509", "-noout", "-text"], ca.toString());
    expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:localhost\s*\n(?!.*(DNS|IP):)/);
  });

  test("is renewed for another name, for which its authority can vouch then", async () => {
    const first = await startOnce();
    const { ca, leaf } = await startOnce({ alsoName: ["api.sandbox.example", "203.0.113.7"] });
    expect(leaf.fingerprint256).not.toBe(first.leaf.fingerprint256);
    expect([leaf.checkHost("api.sandbox.example"), leaf.checkIP("203.0.113.7")]).not.toContain(undefined);
    expect(openssl(["x509", "-noout", "-text"], ca.toString())).toContain("DNS:api.sandbox.example");
    expect((await startOnce({ alsoName: ["203.0.113.7", "api.sandbox.example"] })).leaf.fingerprint256).toBe(
      leaf.fingerprint256,
    );
  });

  test("of the user is read again when its files change, and no connection is dropped", async () => {
    const [before, after] = [
      await issueCertificate(["localhost"]),
      await issueCertificate(["localhost", "new.example"]),
    ];
    const [cert, key] = [join(data, "own.pem"), join(data, "own-key.pem")];
    writeFileSync(cert, before.certificate + before.ca);
    writeFileSync(key, before.key);
    const renewal = Promise.withResolvers<void>();
    const lines: string[] = [];
    const onMessage = (line: string) => {
      lines.push(line);
      if (line.includes("new connections use the changed certificate")) renewal.resolve();
    };
    const sandbox = await startSandbox({ cert, key, companies: 10, onMessage });
    const open = (ca: string) => connect({ host: "localhost", port: Number(new URL(sandbox.url).port), ca });
    const kept = open(before.ca);
    await once(kept, "secureConnect");
    writeFileSync(cert, after.certificate + after.ca);
    writeFileSync(key, after.key);
    await renewal.promise;
    expect(
      lines
        .filter((line) => !line.includes("new connections use the changed certificate"))
        .every((line) => line.includes("stays in use")),
    ).toBe(true);
    const fresh = open(after.ca);
    await once(fresh, "secureConnect");
    fresh.destroy();
    expect(
      await sendRequest({ ...sandbox, ca: cert }, "/v1/folders", { headers: { host: "new.example" } }),
    ).toMatchObject({
      status: 200,
    });
    kept.write("GET /sandbox/health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    expect(await text(kept)).toMatch(/^HTTP\/1.1 200 /);
    await sandbox.close();
  });

  test("can be the user's own, which clients trust then", async () => {
    const own = await issueCertificate(["localhost"]);
    const [cert, key] = [join(data, "own.pem"), join(data, "own-key.pem")];
    writeFileSync(cert, own.certificate + own.ca);
    writeFileSync(key, own.key);
    const { leaf } = await startOnce({ cert, key });
    expect(leaf.fingerprint256).toBe(new X509Certificate(own.certificate).fingerprint256);
    await expect(startSandbox({ cert })).rejects.toMatchObject({ code: "ERR_OPTION" });
    writeFileSync(key, otherKey());
    await expect(startSandbox({ cert, key })).rejects.toMatchObject({ code: "ERR_CERTIFICATE" });
  });
});

function otherKey(): string {
  return generateKeyPairSync("ec", { namedCurve: "P-256" })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
}

function openssl(args: string[], input = ""): string {
  return execFileSync("openssl", args, { input, encoding: "utf8" });
}
