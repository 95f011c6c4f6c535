import { once } from "node:events";
import { connect } from "node:net";
import type { components } from "@signet/client";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { describe, expect, test } from "vitest";
import { basic, sendRequest } from "../support/send-request.ts";
import { formToken, shownToken, signIn } from "../support/sign-in.ts";
import { stores, useStores } from "../support/stores.ts";

type Schemas = components["schemas"];

const stored = useStores({ companies: 10 });

function attempt(sandbox: Sandbox, fields: Record<string, string>, cookie = "") {
  const type = { "content-type": "application/x-www-form-urlencoded", origin: sandbox.url };
  const body = new URLSearchParams(fields).toString();
  const headers = cookie === "" ? type : { ...type, cookie };
  return sendRequest(sandbox, "/sandbox/sign-in", { method: "POST", token: null, body, headers });
}

async function userOf(sandbox: Sandbox, email: string) {
  const { json } = await sendRequest<Schemas["UserPage"]>(sandbox, "/v2/users");
  return json.results.find((user) => user.email === email)?.guid ?? "";
}

describe.each(stores)("sessions on %s", (store) => {
  const dora = "dora.falk@brightwater.example";
  const change = async (body: object) => {
    const sandbox = stored.sandbox(store);
    const reply = await sendRequest(sandbox, `/v2/users/${await userOf(sandbox, dora)}`, { method: "PATCH", body });
    expect(reply.status).toBe(200);
  };

  test("end with a deactivation, and stay ended when the user is active again", async () => {
    const visitor = await signIn(stored.sandbox(store), dora);
    expect((await visitor.get("/sandbox/preferences")).status).toBe(200);
    await change({ status: "Deactivated" });
    await change({ status: "Activated" });
    expect((await visitor.get("/sandbox/preferences")).status).toBe(303);
  });

  test("end with another role, and not with another name", async () => {
    const visitor = await signIn(stored.sandbox(store), dora);
    await change({ formal_name: "Dora Falk" });
    expect((await visitor.get("/sandbox/preferences")).status).toBe(200);
    await change({ roles: [{ slug: "vrm_view_only" }] });
    expect((await visitor.get("/sandbox/preferences")).status).toBe(303);
  });

  test("end when the user's token comes over plain HTTP", async () => {
    const sandbox = stored.sandbox(store);
    const visitor = await signIn(sandbox, dora);
    const form_token = formToken(await visitor.get("/sandbox/preferences"));
    const token = shownToken(await visitor.post("/sandbox/preferences/user-token", { form_token })) ?? "";
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    socket.end(`GET /v1 HTTP/1.1\r\nAuthorization: ${basic(token)}\r\n\r\n`);
    await once(socket.resume(), "close");
    expect((await visitor.get("/sandbox/preferences")).status).toBe(303);
    expect((await (await signIn(sandbox, dora)).get("/sandbox/preferences")).text).toContain("came over plain HTTP");
  });

  test("leave entries about users and sign-outs in the audit log", async () => {
    const sandbox = stored.sandbox(store);
    const admin = await signIn(sandbox);
    const body = { email: "Some.One@brightwater.example", formal_name: "Some One" };
    const { json } = await sendRequest<Schemas["User"]>(sandbox, "/v2/users", { method: "POST", body });
    await sendRequest(sandbox, `/v2/users/${json.guid}`, {
      method: "PATCH",
      body: { roles: [{ slug: "customer_admin" }] },
    });
    await sendRequest(sandbox, `/v2/users/${json.guid}`, { method: "DELETE" });
    const out = await signIn(sandbox);
    await out.post("/sandbox/sign-out", {});
    const text = (await admin.get("/sandbox/audit")).text.replaceAll(/<[^>]*>/g, "");
    for (const entry of [
      "User created: Some One: User",
      "Role changed: Some One: Admin",
      "User deleted: Some One",
      "Signed out",
    ]) {
      expect(text).toContain(entry);
    }
  });

  test("sign a user in whatever the letters' case of their address, and accept no twin of it", async () => {
    const sandbox = stored.sandbox(store);
    const twin = { email: dora.toUpperCase(), formal_name: "Twin" };
    expect((await sendRequest(sandbox, "/v2/users", { method: "POST", body: twin })).status).toBe(400);
    await change({ email: "Dora.FALK@brightwater.example" });
    expect((await signIn(sandbox, dora)).cookie).not.toBe("");
  });

  test("end with another password, which each start makes", async () => {
    const sandbox = stored.sandbox(store);
    const visitor = await signIn(sandbox);
    expect((await visitor.get("/sandbox/preferences")).status).toBe(200);
    const again = await startSandbox(stored.options(store));
    const { signIn: changed, companyToken } = again;
    await again.close();
    expect((await visitor.get("/sandbox/preferences")).status).toBe(303);
    Object.assign(sandbox, { signIn: changed, companyToken });
    expect((await (await signIn(sandbox)).get("/sandbox/preferences")).status).toBe(200);
  });

  test("malformed forms and control characters get 400 with the field", async () => {
    const sandbox = stored.sandbox(store);
    const { json } = await attempt(sandbox, { email: "a\0b", password: "x" });
    expect(json).toMatchObject({ status: 400, detail: expect.stringContaining("email") });
    const headers = { origin: sandbox.url, "content-type": "multipart/form-data" };
    const malformed = { method: "POST", token: null, body: "x", headers };
    expect(await sendRequest(sandbox, "/sandbox/sign-in", malformed)).toMatchObject({
      status: 400,
      headers: { "content-type": "application/problem+json" },
    });
  });
});

describe("signing in", () => {
  test("is not locked for a browser that signed in before, and is for others after ten failures", async () => {
    const sandbox = stored.sandbox("SQLite");
    const { email, password } = sandbox.signIn;
    const first = await attempt(sandbox, { email, password });
    const device =
      first.headers["set-cookie"]?.find((each) => each.startsWith("__Host-device"))?.split(";", 1)[0] ?? "";
    for (let count = 0; count < 10; count += 1) await attempt(sandbox, { email, password: "wrong" });
    expect((await attempt(sandbox, { email, password })).status).toBe(429);
    expect((await attempt(sandbox, { email, password }, device)).status).toBe(303);
    expect((await attempt(sandbox, { email, password }, `${device}x`)).status).toBe(429);
    // The cookie is one user's, and has its own ten failures.
    expect(
      (await attempt(sandbox, { email: "cora.ebert@brightwater.example", password: "wrong" }, device)).status,
    ).toBe(403);
    for (let count = 0; count < 10; count += 1) await attempt(sandbox, { email, password: "wrong" }, device);
    expect((await attempt(sandbox, { email, password }, device)).status).toBe(429);
  });

  test("fails a hundred times from one address, whatever the e-mail", async () => {
    const sandbox = stored.sandbox("PostgreSQL");
    const statuses: number[] = [];
    for (let count = 0; count < 101; count += 1) {
      statuses.push((await attempt(sandbox, { email: `nobody-${count}@x.example`, password: "x" })).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 429).length).toBeLessThan(5);
    const admin = await signIn(sandbox).catch((error: Error) => error.message);
    expect(admin).toContain("429");
  });
});
