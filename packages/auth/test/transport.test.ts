import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createGuardedFetch } from "@signet/auth";
import { authority, authorization, listen, listenPlain, token } from "@signet/tools/tls-listeners";
import { describe, expect, onTestFinished, test } from "vitest";
import { printed, refusal } from "./refusal.ts";

/** Returns the error of a call to a host, without the token in it. */
async function failure(host: string) {
  const error = await refusal(() => createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}/`));
  expect(error.code).toMatch(/^ERR_(NETWORK|CERTIFICATE)$/);
  expect(error.cause).toBeUndefined();
  expect(printed(error)).not.toContain(token);
  return error;
}

/** Calls a host from a separate process that has only the token and the given variables in its environment. */
async function callFromProgram(host: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const program = `
    import { createGuardedFetch, tokenFromEnvironment } from "@signet/auth";
    await createGuardedFetch({ baseUrl: "https://${host}", token: tokenFromEnvironment() })("https://${host}/");`;
  await promisify(execFile)(
    process.execPath,
    ["--conditions=@signet/source", "--input-type=module", "--eval", program],
    { cwd: import.meta.dirname, env: { ...environment, BITSIGHT_API_TOKEN: token } },
  );
}

describe("a guarded fetch over the wire", () => {
  test.each([
    ["expired", "CERT_HAS_EXPIRED"],
    ["notYet", "CERT_NOT_YET_VALID"],
    ["otherName", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["selfSigned", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ] as const)("refuses a certificate that is %s and names the reason", async (kind, reason) => {
    const { host, requests } = await listen(undefined, authority[kind]);
    const error = await failure(host);
    expect(error).toMatchObject({
      code: "ERR_CERTIFICATE",
      systemCode: reason,
      message: expect.stringContaining(reason),
    });
    expect(error.message.includes("NODE_EXTRA_CA_CERTS")).toBe(kind === "selfSigned");
    expect(requests).toHaveLength(0);
  });

  test("fails at a plain HTTP server, and does not retry without TLS", async () => {
    const { host, requests, connections } = await listenPlain();
    await failure(host);
    expect(requests).toHaveLength(0);
    expect(connections).toBeLessThanOrEqual(1);
  });

  test("uses https on port 80, without a fallback to http", async () => {
    const guarded = createGuardedFetch({
      baseUrl: "https://api.example.com:80",
      token,
      fetch: async (url) => Response.json({ url }),
    });
    const response = await guarded("https://api.example.com:80/v1");
    expect(await response.json()).toEqual({ url: "https://api.example.com:80/v1" });
    const { host, requests } = await listenPlain();
    await failure(host);
    expect(requests).toHaveLength(0);
  });

  test("reports a refused connection", async () => {
    const { host, close } = await listen();
    await close();
    expect(await failure(host)).toMatchObject({ code: "ERR_NETWORK", systemCode: "ECONNREFUSED" });
    expect((await failure(host)).message).toBe(`no response from https://${host}: ECONNREFUSED`);
  });

  test("rejects with the signal's reason before anything is sent", async () => {
    const { host, connections } = await listen();
    const reason = new Error("enough");
    let asked = 0;
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token: () => `${token}${asked++}` });
    await expect(guarded(`https://${host}/`, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const request = new Request(`https://${host}/`, { signal: AbortSignal.abort(reason) });
    await expect(guarded(request)).rejects.toBe(reason);
    expect([connections, asked]).toEqual([0, 0]);
  });

  test("rejects with the signal's reason while the token or the body is awaited", async () => {
    const { host, connections } = await listen();
    const reason = new Error("enough");
    const never = new Promise<never>(() => {});
    const waiting = createGuardedFetch({ baseUrl: `https://${host}`, token: () => never });
    const first = new AbortController();
    const call = waiting(`https://${host}/`, { signal: first.signal });
    first.abort(reason);
    await expect(call).rejects.toBe(reason);

    const second = new AbortController();
    const body = new ReadableStream({ pull: () => never });
    const init = { method: "POST", body, duplex: "half" };
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
    const upload = guarded(new Request(`https://${host}/`, init), { signal: second.signal });
    second.abort(reason);
    await expect(upload).rejects.toBe(reason);
    expect(connections).toBe(0);
  });

  test("rejects with the signal's reason while headers are awaited", async () => {
    const controller = new AbortController();
    const reason = { any: "value" };
    const { host } = await listen(() => controller.abort(reason));
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
    await expect(guarded(`https://${host}/`, { signal: controller.signal })).rejects.toBe(reason);
  });

  test("rejects with the signal's reason while the body is awaited", async () => {
    const { host } = await listen((_, response) => void response.writeHead(200).write("{"));
    const controller = new AbortController();
    const reason = new Error("enough");
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
    const response = await guarded(`https://${host}/`, { signal: controller.signal });
    const text = response.text();
    controller.abort(reason);
    await expect(text).rejects.toBe(reason);
  });

  test("aborts a request to a server that never responds", async () => {
    const { host } = await listen(() => {});
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
    const call = guarded(`https://${host}/`, { signal: AbortSignal.timeout(1) });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("ignores credentials in a .netrc", async () => {
    const { host, requests } = await listen();
    const home = await mkdtemp(join(tmpdir(), "signet-netrc-"));
    onTestFinished(() => rm(home, { recursive: true }));
    await writeFile(join(home, ".netrc"), "machine localhost login other password other\n", { mode: 0o600 });
    await writeFile(join(home, "authority.pem"), authority.certificate);
    await callFromProgram(host, {
      HOME: home,
      NETRC: join(home, ".netrc"),
      NODE_EXTRA_CA_CERTS: join(home, "authority.pem"),
    });
    expect(requests.map(({ fields }) => fields("authorization"))).toEqual([[authorization]]);
  });

  test("leaves certificates to the runtime, also where its checks are turned off", async () => {
    const { host, requests } = await listen(undefined, authority.selfSigned);
    await expect(callFromProgram(host, {})).rejects.toMatchObject({
      stderr: expect.stringContaining("DEPTH_ZERO_SELF_SIGNED_CERT"),
    });
    expect(requests).toHaveLength(0);
    await callFromProgram(host, { NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(requests).toHaveLength(1);
  });
});
