import { once } from "node:events";
import { connect } from "node:net";
import type { components } from "@signet/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { basic, sendRequest } from "../support/send-request.ts";
import { formToken, type SignedInBrowser, shownToken, signIn } from "../support/sign-in.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

const sandbox = useSandbox({ onMessage: () => {} });
resetBeforeEach(sandbox);
afterEach(() => {
  vi.useRealTimers();
});

const home = "/sandbox/preferences";
const form = { "content-type": "application/x-www-form-urlencoded" };

/** Sends a form with a new token of its page. */
async function send(
  visitor: SignedInBrowser,
  path: string,
  fields: Record<string, string> = {},
  headers?: Record<string, string>,
) {
  return visitor.post(path, { ...fields, form_token: formToken(await visitor.get(home)) }, headers);
}

const createCompanyToken = (visitor: SignedInBrowser, description: string) =>
  send(visitor, `${home}/company-tokens`, { description });

/** Finds the e-mail of a user of the demo customer with a role. */
async function emailOf(role: components["schemas"]["RoleSlug"], status = "Activated"): Promise<string> {
  const path = `/v2/users?roles.slug=${role}&status=${status}`;
  return (await sendRequest<components["schemas"]["UserPage"]>(sandbox, path)).json.results[0]?.email ?? "";
}

describe("every page", () => {
  test.each([
    "/sandbox/sign-in",
    home,
    "/sandbox/style.css",
    "/sandbox/icon.svg",
    "/sandbox/health",
    "/sandbox/nothing",
    "/sandbox",
  ])("%s comes with the headers that protect it, and is never kept", async (path) => {
    const { headers } = await sendRequest(sandbox, path, { token: null });
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "x-frame-options": "DENY",
    });
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    );
    for (const name of ["server", "x-powered-by", "strict-transport-security", "access-control-allow-origin"]) {
      expect(headers[name], name).toBeUndefined();
    }
  });

  test("other origins get no permissions", async () => {
    for (const origin of ["https://evil.example", "null", `${sandbox.url}.evil.example`]) {
      for (const path of ["/sandbox/sign-in", "/v1/folders"]) {
        const { headers } = await sendRequest(sandbox, path, { headers: { origin } });
        expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
      }
    }
  });

  test("has no inline script or style, and names itself", async () => {
    const visitor = await signIn(sandbox);
    for (const page of [await sendRequest(sandbox, "/sandbox/sign-in", { token: null }), await visitor.get(home)]) {
      expect(page.text).not.toMatch(/<script(?! src="\/sandbox\/copy\.js" defer><\/script>)|<style|\sstyle=|\son\w+=/);
      expect(page.text).toContain("Unofficial, not affiliated with Bitsight");
    }
  });

  test("errors of endpoints are problem details (RFC 9457)", async () => {
    const reply = await sendRequest(sandbox, "/sandbox/nothing");
    expect(reply).toMatchObject({
      status: 404,
      headers: { "content-type": "application/problem+json" },
      json: { title: "Not found", status: 404 },
    });
    const huge = await sendRequest(sandbox, "/sandbox/sign-in", {
      method: "POST",
      headers: form,
      body: "a".repeat(70_000),
    });
    expect(huge.status).toBe(413);
  });
});

describe("signing in", () => {
  test("sets a new cookie for this host only", async () => {
    const { email, password } = sandbox.signIn;
    const body = new URLSearchParams({ email: email.toUpperCase(), password }).toString();
    const sign = () =>
      sendRequest(sandbox, "/sandbox/sign-in", { method: "POST", body, headers: { ...form, origin: sandbox.url } });
    const [first, second] = [await sign(), await sign()];
    expect(first).toMatchObject({ status: 303, headers: { location: home } });
    const cookie = /^__Host-session=[A-Za-z0-9]{40}; Path=\/; HttpOnly; Secure; SameSite=Lax$/;
    const device = /^__Host-device=[\w-]{22}\.[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/;
    expect(first.headers["set-cookie"]).toEqual([expect.stringMatching(cookie), expect.stringMatching(device)]);
    expect(second.headers["set-cookie"]).not.toEqual(first.headers["set-cookie"]);
  });

  test("fails in the same way for a wrong password, an unknown user and an inactive one", async () => {
    const { password } = sandbox.signIn;
    const attempts = [
      { email: sandbox.signIn.email, password: "opensesame" },
      { email: "nobody@brightwater.example", password },
      { email: "maren.holt@brightwater.example", password },
      { email: await emailOf("customer_user", "Deactivated"), password },
    ];
    for (const fields of attempts) {
      const body = new URLSearchParams(fields).toString();
      const reply = await sendRequest(sandbox, "/sandbox/sign-in", {
        method: "POST",
        body,
        headers: { ...form, origin: sandbox.url },
      });
      expect(reply.status).toBe(403);
      expect(reply.text).toContain("The e-mail or the password is wrong.");
      expect(reply.text).not.toContain(fields.password);
      expect(reply.headers["set-cookie"]).toBeUndefined();
    }
  });

  test("is limited after ten failures, for this e-mail only, for fifteen minutes", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const attempt = async (email: string, password: string) => {
      const body = new URLSearchParams({ email, password }).toString();
      return sendRequest(sandbox, "/sandbox/sign-in", {
        method: "POST",
        body,
        headers: { ...form, origin: sandbox.url },
      });
    };
    const { email, password } = sandbox.signIn;
    const statuses = await Promise.all(Array.from({ length: 10 }, () => attempt(email, "wrong")));
    expect(statuses.map(({ status }) => status)).toEqual(statuses.map(() => 403));
    const limited = await attempt(email, password);
    expect(limited).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^\d+$/) } });
    expect((await attempt("nobody@brightwater.example", "wrong")).status).toBe(403);
    vi.setSystemTime(Date.now() + 15 * 60_000 + 1_000);
    expect((await attempt(email, password)).status).toBe(303);
  });

  test("ends with signing out, after half an idle hour, after twelve hours, and when the clock is set back", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
    const out = await signIn(sandbox);
    expect((await out.post("/sandbox/sign-out", {})).headers.location).toBe("/sandbox/sign-in");
    expect((await out.get(home)).status).toBe(303);
    const idle = await signIn(sandbox);
    pass(29);
    expect((await idle.get(home)).status).toBe(200);
    pass(29);
    expect((await idle.get(home)).status).toBe(200);
    pass(31);
    expect((await idle.get(home)).status).toBe(303);
    const busy = await signIn(sandbox);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      pass(20);
      expect((await busy.get(home)).status).toBe(200);
    }
    pass(20);
    expect((await busy.get(home)).status).toBe(303);
    const jumping = await signIn(sandbox);
    pass(-60);
    expect((await jumping.get(home)).status).toBe(303);
  });

  test("a token opens no page, and a session cannot call the API", async () => {
    const page = await sendRequest(sandbox, home);
    expect(page).toMatchObject({ status: 303, headers: { location: "/sandbox/sign-in" } });
    const { cookie } = await signIn(sandbox);
    expect((await sendRequest(sandbox, "/v1/folders", { token: null, headers: { cookie } })).status).toBe(401);
  });
});

describe("forms", () => {
  test.each<[string, Record<string, string>]>([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sibling of the site", { origin: "https://sub.localhost", "sec-fetch-site": "same-site" }],
    ["a page without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
  ])("from %s are refused", async (_, headers) => {
    const visitor = await signIn(sandbox);
    const reply = await send(visitor, `${home}/user-token`, {}, headers);
    expect(reply).toMatchObject({ status: 403, headers: { "content-type": "application/problem+json" } });
    expect(shownToken(reply)).toBeUndefined();
  });

  test("without their token, with that of another session, or sent twice do nothing", async () => {
    const [visitor, other] = [await signIn(sandbox), await signIn(sandbox, await emailOf("vrm_admin"))];
    const path = `${home}/user-token`;
    const form_token = formToken(await visitor.get(home));
    for (const reply of [await visitor.post(path, {}), await other.post(path, { form_token })]) {
      expect(reply.status).toBe(409);
      expect(shownToken(reply)).toBeUndefined();
    }
    const first = await visitor.post(path, { form_token });
    const again = await visitor.post(path, { form_token });
    expect([first.status, again.status]).toEqual([200, 409]);
    expect(again.text).toContain("This form was sent before");
    expect(shownToken(again)).toBeUndefined();
    expect((await sendRequest(sandbox, "/v1/folders", { token: shownToken(first) ?? "" })).status).toBe(200);
  });

  test("GET requests change nothing", async () => {
    const visitor = await signIn(sandbox);
    const form_token = formToken(await visitor.get(home));
    for (const path of ["user-token", "company-tokens"]) {
      const reply = await visitor.get(`${home}/${path}?_method=POST&form_token=${form_token}&description=x`);
      expect(reply).toMatchObject({ status: 303, headers: { location: home } });
    }
    expect((await visitor.get(home)).text).toContain("You have no token yet.");
    for (const type of ["application/json", "text/plain"]) {
      const fields = { form_token: formToken(await visitor.get(home)) };
      expect(shownToken(await visitor.post(`${home}/user-token`, fields, { "content-type": type }))).toBeUndefined();
    }
    expect((await visitor.get(home)).text).toContain("You have no token yet.");
  });
});

describe("User Preferences", () => {
  test("shows a new token once, and then only its last four characters", async () => {
    const visitor = await signIn(sandbox);
    const made = await send(visitor, `${home}/user-token`);
    const token = shownToken(made) ?? "";
    expect((await sendRequest(sandbox, "/v1/users/current", { token })).json).toMatchObject({
      email: sandbox.signIn.email,
    });
    expect(made.headers.location ?? made.headers["set-cookie"]).toBeUndefined();
    const later = await visitor.get(home);
    expect(later.text).not.toContain(token);
    expect(later.text).toContain(`Your token ends in <code>${token.slice(-4)}</code>`);
  });

  test("a company token is shown once, listed by its last four characters, and gone after it is deleted", async () => {
    const visitor = await signIn(sandbox);
    const made = await createCompanyToken(visitor, "Weekly supplier report");
    const token = shownToken(made) ?? "";
    expect(token).toMatch(/^sgc_/);
    const page = await visitor.get(home);
    expect(page.text).not.toContain(token);
    expect(page.text).toMatch(new RegExp(`Weekly supplier report[\\s\\S]*<code>${token.slice(-4)}</code>`));
    const [path = ""] = /\/sandbox\/preferences\/company-tokens\/[0-9a-f-]{36}\/delete/.exec(page.text) ?? [];
    const confirm = await visitor.get(path);
    expect(confirm.text).toContain("Everything that uses this token stops working at once");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    expect((await visitor.post(path, { form_token: formToken(confirm) })).text).toContain("is deleted");
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await visitor.get(path)).status).toBe(404);
  });

  test("a description is always text, and rejected when it is empty or too long", async () => {
    const visitor = await signIn(sandbox);
    for (const description of [
      '<img src=x onerror="alert(1)">',
      "</script>",
      "{{7*7}}",
      '"><svg onload=x>',
      "=cmd()",
      "\u{1f511}",
    ]) {
      const made = await createCompanyToken(visitor, description);
      expect(made.status).toBe(200);
      expect(made.text).not.toMatch(/<img src=x|<svg|(?<!defer>)<\/script>/);
      expect(plainText(made.text)).toContain(description);
      // On the confirmation, in the message afterwards, and in the audit log as an actor.
      const path = /\/sandbox\/preferences\/company-tokens\/[0-9a-f-]{36}\/delete/.exec(made.text)?.[0] ?? "";
      const confirm = await visitor.get(path);
      await exposePlainly(shownToken(made) ?? "");
      const log = await visitor.get("/sandbox/audit");
      const deleted = await visitor.post(path, { form_token: formToken(confirm) });
      for (const { text } of [confirm, log, deleted]) {
        expect(text).not.toMatch(/<img src=x|<svg|(?<!defer>)<\/script>/);
        expect(plainText(text)).toContain(description);
      }
    }
    for (const description of ["", "   ", "x".repeat(256), "x".repeat(10_000), "a\0b", "a\u0085b"]) {
      const refused = await createCompanyToken(visitor, description);
      expect(refused.status).toBe(422);
      expect(shownToken(refused)).toBeUndefined();
    }
    expect((await createCompanyToken(visitor, "x".repeat(255))).status).toBe(200);
  });

  test.each(["customer_group_admin", "customer_user", "vrm_view_only"] as const)(
    "a %s may generate a user token, and sees why they may not create a company token",
    async (role) => {
      const visitor = await signIn(sandbox, await emailOf(role));
      const page = await visitor.get(home);
      expect(page.text).toContain("may not manage company tokens");
      expect(page.text).not.toContain('name="description"');
      expect(shownToken(await send(visitor, `${home}/user-token`))).toMatch(/^sgu_/);
      const refused = await createCompanyToken(visitor, "x");
      expect(refused.status).toBe(403);
      expect(shownToken(refused)).toBeUndefined();
      const foreign = `${home}/company-tokens/92d5e1b8-7f40-4a36-b3c9-0e64a8d21f7b/delete`;
      expect((await send(visitor, foreign)).status).toBe(403);
    },
  );

  test("a VRM admin can manage company tokens, too", async () => {
    const visitor = await signIn(sandbox, await emailOf("vrm_admin"));
    const token = shownToken(await createCompanyToken(visitor, "By a VRM admin")) ?? "";
    expect((await sendRequest(sandbox, "/v1/customers/current/api-tokens", { token })).status).toBe(200);
  });
});

describe("reset", () => {
  test("restores everything, and the printed tokens and password still work", async () => {
    const before = (await sendRequest(sandbox, "/v2/users")).text;
    const visitor = await signIn(sandbox);
    const token = shownToken(await createCompanyToken(visitor, "To be forgotten")) ?? "";
    const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
    const kept = (await sendRequest(sandbox, folder)).json;
    expect((await sendRequest(sandbox, folder, { method: "DELETE" })).status).toBe(204);
    expect((await sendRequest(sandbox, "/sandbox/reset", { method: "POST", token: null })).status).toBe(204);
    expect((await sendRequest(sandbox, folder)).json).toEqual(kept);
    expect((await sendRequest(sandbox, "/v2/users")).text).toBe(before);
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: sandbox.companyToken })).status).toBe(200);
    expect((await visitor.get(home)).status).toBe(303);
    expect((await (await signIn(sandbox)).get(home)).status).toBe(200);
  });

  test("is rejected from a page of another site, and with GET", async () => {
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      expect((await sendRequest(sandbox, "/sandbox/reset", { method: "POST", headers })).status).toBe(403);
    }
    expect((await sendRequest(sandbox, "/sandbox/reset")).status).toBe(404);
  });

  test("the health check responds only with a status", async () => {
    expect(await sendRequest(sandbox, "/sandbox/health", { token: null })).toMatchObject({
      status: 200,
      text: '{"status":"ok"}',
    });
  });
});

/** Sends a token without TLS, and waits until the connection is closed. */
async function exposePlainly(token: string): Promise<void> {
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  socket.end(`GET / HTTP/1.1\r\nauthorization: ${basic(token)}\r\n\r\n`);
  await once(socket.resume(), "close");
}

function plainText(page: string): string {
  return page
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
