import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureLimit } from "../../src/tokens/failed-attempts.ts";
import { mintToken } from "../../src/tokens/token-format.ts";
import { basic, sendRequest } from "../support/send-request.ts";
import { formToken, generateUserToken, shownToken, signIn } from "../support/sign-in.ts";

let data: string;
let sandbox: Sandbox;
const messages: string[] = [];
const start = () => startSandbox({ data, companies: 10, onMessage: (line) => messages.push(line) });
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "signet-plain-"));
  sandbox = await start();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(data, { recursive: true });
});

/** Sends bytes without TLS, and returns everything until the server closes. */
async function tellPlainly(...parts: string[]): Promise<string> {
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  const closed = once(socket, "close");
  const received = buffer(socket).catch(() => Buffer.alloc(0));
  for (const part of parts) {
    // Each part in its own packet.
    if (!socket.write(part)) await once(socket, "drain");
    await new Promise(setImmediate);
  }
  await closed;
  return (await received).toString();
}

const head = (token: string) =>
  `GET /v1/companies HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic(token)}\r\n\r\n`;

describe("plain HTTP on the port", () => {
  test.each([
    ["a request without credentials", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["a request with a token nobody made", head("api_token")],
    ["bytes that are nothing", "\0\0\0\0\r\n\r\n"],
    ["a head without an end, longer than 16 kB", `GET / HTTP/1.1\r\nX: ${"a".repeat(20_000)}`],
  ])("%s gets no response", async (_, bytes) => {
    expect(await tellPlainly(bytes)).toBe("");
  });

  test("a company token gets no response, and is suspended until an admin restores it", async () => {
    const { companyToken: token } = sandbox;
    expect(await tellPlainly(head(token))).toBe("");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect(messages.at(-1)).toContain(`company token ending in ${token.slice(-4)}`);
    expect(messages.join()).not.toContain(token);

    const admin = await signIn(sandbox);
    const page = await admin.get("/sandbox/preferences");
    expect(page.text).toContain("Suspended: it came over plain HTTP from 127.0.0.1");
    const [path = ""] = /\/sandbox\/preferences\/company-tokens\/[0-9a-f-]{36}\/restore/.exec(page.text) ?? [];
    const confirm = await admin.get(path);
    expect(confirm.text).toContain("may have read this token");
    expect((await admin.post(path, { form_token: formToken(confirm) })).text).toContain("works again");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    const audit = (await admin.get("/sandbox/audit")).text;
    expect(audit).toContain("Company token suspended: it came over plain HTTP");
    expect(audit).toContain("Company token restored");
    expect(audit).not.toContain(token);
  });

  test("a suspended company token can be replaced, which revokes it", async () => {
    const { companyToken: token } = sandbox;
    expect(await tellPlainly(head(token))).toBe("");
    const admin = await signIn(sandbox);
    const page = await admin.get("/sandbox/preferences");
    const path = /\/sandbox\/preferences\/company-tokens\/[0-9a-f-]{36}\/restore/.exec(page.text)?.[0] ?? "";
    const replace = path.replace("restore", "replace");
    const made = await admin.post(replace, { form_token: formToken(await admin.get(replace)) });
    const fresh = shownToken(made) ?? "";
    expect((await sendRequest(sandbox, "/v1/folders", { token: fresh })).status).toBe(200);
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await admin.get(path)).status).toBe(404);
  });

  test("the next page warns the owner of a revoked user token until they generate another", async () => {
    const { email } = sandbox.signIn;
    const token = await generateUserToken(sandbox, email);
    expect(await tellPlainly(head(token))).toBe("");
    const visitor = await signIn(sandbox);
    const page = await visitor.get("/sandbox/preferences");
    expect(page.text).toContain(`<code>${token.slice(-4)}</code> came over plain HTTP from 127.0.0.1`);
    const form_token = formToken(page);
    await visitor.post("/sandbox/preferences/user-token", { form_token });
    expect((await visitor.get("/sandbox/preferences")).text).not.toContain("plain HTTP");
  });

  test("failed authentications count as they do over TLS", async () => {
    const limited = await startSandbox({ companies: 10 });
    const port = Number(new URL(limited.url).port);
    for (let count = 0; count < failureLimit; count += 1) {
      const socket = connect(port, "127.0.0.1");
      socket.end(head(mintToken("user")));
      await once(socket.resume(), "close");
    }
    expect((await sendRequest(limited, "/v1/folders", { token: mintToken("user") })).status).toBe(429);
    expect((await sendRequest(limited, "/v1/folders")).status).toBe(200);
    await limited.close();
  });

  test("a user token is revoked before the connection closes, also after a restart", async () => {
    const token = sandbox.userToken;
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    const [first, second] = [head(token).slice(0, 70), head(token).slice(70)];
    expect(await tellPlainly(first, second)).toBe("");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect(messages.at(-1)).toContain(`user token ending in ${token.slice(-4)}`);
    await sandbox.close();
    sandbox = await start();
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
  });

  test("a token in an incomplete head is revoked, too", async () => {
    const token = sandbox.userToken;
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    socket.end(`GET / HTTP/1.1\r\nauthorization:basic ${basic(token).slice(6)}\r\n`);
    await once(socket.resume(), "close");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
  });
});

describe("TLS", () => {
  test.each(["TLSv1", "TLSv1.1"] as const)("%s is rejected", async (version) => {
    const [host, port] = ["localhost", Number(new URL(sandbox.url).port)];
    const ciphers = "DEFAULT@SECLEVEL=0";
    const socket = connectTls({
      host,
      port,
      minVersion: version,
      maxVersion: version,
      ciphers,
      ca: readFileSync(sandbox.ca),
    });
    await expect(once(socket, "secureConnect")).rejects.toMatchObject({
      code: expect.stringMatching(/PROTOCOL_VERSION/),
    });
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)("%s is accepted", async (version) => {
    const [host, port] = ["localhost", Number(new URL(sandbox.url).port)];
    const socket = connectTls({ host, port, minVersion: version, maxVersion: version, ca: readFileSync(sandbox.ca) });
    await once(socket, "secureConnect");
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
  });

  test.each(["", "api.example"])(
    "the name %j in the handshake gets the sandbox's own certificate",
    async (servername) => {
      const [host, port] = ["127.0.0.1", Number(new URL(sandbox.url).port)];
      const socket = connectTls({
        host,
        port,
        servername,
        ca: readFileSync(sandbox.ca),
        checkServerIdentity: () => undefined,
      });
      await once(socket, "secureConnect");
      expect(socket.getPeerX509Certificate()?.toString()).toBe(new X509Certificate(sandbox.certificate).toString());
      socket.destroy();
    },
  );
});
