import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { mintToken } from "../../src/tokens/token-format.ts";
import { sendRequest } from "../support/send-request.ts";
import { formToken, generateUserToken, shownToken, signIn } from "../support/sign-in.ts";

let sandbox: Sandbox;
const messages: string[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 10, onMessage: (line) => messages.push(line) });
});
afterAll(() => sandbox?.close());
afterEach(() => {
  vi.useRealTimers();
});

const home = "/sandbox/preferences";

describe("the owner of a user token", () => {
  test("can view it again, after ten minutes only with their password, and the audit log records it", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const token = await generateUserToken(sandbox, sandbox.signIn.email);
    const visitor = await signIn(sandbox);
    const show = async (fields: Record<string, string> = {}) =>
      visitor.post(`${home}/user-token/show`, { ...fields, form_token: formToken(await visitor.get(home)) });
    expect(shownToken(await visitor.get(home))).toBeUndefined();
    const shown = await show();
    expect(shownToken(shown)).toBe(token);
    expect(shown.headers["cache-control"]).toBe("no-store");

    vi.setSystemTime(Date.now() + 11 * 60_000);
    const confirmation = await show();
    expect([confirmation.status, shownToken(confirmation)]).toEqual([200, undefined]);
    expect(confirmation.text).toContain("Enter your password");
    const wrong = await show({ password: "wrong" });
    expect([wrong.status, shownToken(wrong)]).toEqual([403, undefined]);
    expect(wrong.text).toContain("The password is wrong.");
    expect(shownToken(await show({ password: sandbox.signIn.password }))).toBe(token);
    expect(shownToken(await show())).toBe(token);
    const audit = (await visitor.get("/sandbox/audit")).text;
    expect(audit.match(/User token shown/g)).toHaveLength(3);
    expect(audit).toContain(`<code>${token.slice(-4)}</code>`);
    expect(audit).not.toContain(token);
  });

  test("guesses of the password are limited", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const visitor = await signIn(sandbox);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    const show = async (password: string) =>
      visitor.post(`${home}/user-token/show`, { password, form_token: formToken(await visitor.get(home)) });
    for (let count = 0; count < 10; count += 1) expect((await show("wrong")).status).toBe(403);
    const limited = await show(sandbox.signIn.password);
    expect(limited).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^\d+$/) } });
    expect(shownToken(limited)).toBeUndefined();
  });
});

describe("the list of company tokens", () => {
  test("shows when each was last used, without a write for each use", async () => {
    const visitor = await signIn(sandbox);
    const form_token = formToken(await visitor.get(home));
    const made = await visitor.post(`${home}/company-tokens`, { form_token, description: "Nightly import" });
    const token = shownToken(made) ?? "";
    const row = async () =>
      /Nightly import[\s\S]*?data-label="Last used">([\s\S]*?)<\/td>/.exec((await visitor.get(home)).text)?.[1];
    expect(await row()).toBe("never");
    for (let count = 0; count < 5; count += 1) await sendRequest(sandbox, "/v1/folders", { token });
    expect(await row()).toContain("<time datetime=");
  });
});

describe("the audit log", () => {
  test("lists each action with user, address and token, for admins only", async () => {
    const admin = await signIn(sandbox);
    const form_token = formToken(await admin.get(home));
    const made = await admin.post(`${home}/company-tokens`, { form_token, description: "Audited" });
    const token = shownToken(made) ?? "";
    const path =
      new RegExp(`${home}/company-tokens/[0-9a-f-]{36}/delete`).exec((await admin.get(home)).text)?.[0] ?? "";
    await admin.post(path, { form_token: formToken(await admin.get(path)) });
    await sendRequest(sandbox, "/v1/folders", { token: mintToken("user") });
    await sendRequest(sandbox, `/v1/folders?token=${sandbox.userToken}`);
    const { text } = await admin.get("/sandbox/audit");
    const entries = ["Company token created", "Company token deleted", "Signed in", "User token generated"];
    for (const entry of [...entries, "Token in a URL"]) expect(text).toContain(entry);
    expect(text).toContain('data-label="From">127.0.0.1');
    // An unknown token concerns no customer.
    expect(text).not.toContain("Authentication failed");
    for (const secret of [token, sandbox.userToken, sandbox.companyToken, sandbox.signIn.password]) {
      expect(text).not.toContain(secret);
    }
    const viewer = await signIn(sandbox, "dora.falk@brightwater.example");
    expect((await viewer.get("/sandbox/audit")).status).toBe(403);
    expect((await sendRequest(sandbox, "/sandbox/audit", { token: null })).status).toBe(303);
  });

  test("lists what an admin does to users, and a sign-out", async () => {
    const user = { email: "kim.lund@brightwater.example", formal_name: "Kim Lund" };
    const { json } = await sendRequest<{ guid: string }>(sandbox, "/v2/users", { method: "POST", body: user });
    const path = `/v2/users/${json.guid}`;
    const promotion = { method: "PATCH", body: { roles: [{ slug: "customer_admin" }] } };
    expect((await sendRequest(sandbox, path, promotion)).status).toBe(200);
    expect((await sendRequest(sandbox, path, { method: "DELETE" })).status).toBe(204);
    const leaving = await signIn(sandbox);
    await leaving.post("/sandbox/sign-out", {});
    const { text } = await (await signIn(sandbox)).get("/sandbox/audit");
    for (const entry of ["Role changed", "Kim Lund: Admin", "User deleted", "Signed out"])
      expect(text).toContain(entry);
  });

  test("has pages", async () => {
    const admin = await signIn(sandbox);
    for (let count = 0; count < 25; count += 1) await signIn(sandbox);
    for (let count = 0; count < 30; count += 1) await generateUserToken(sandbox, sandbox.signIn.email);
    const first = await admin.get("/sandbox/audit");
    const older = /\/sandbox\/audit\?before=\d+/.exec(first.text)?.[0] ?? "";
    const second = await admin.get(older);
    expect(second.status).toBe(200);
    expect(second.text).not.toBe(first.text);
    expect((await admin.get("/sandbox/audit?before=x'--")).status).toBe(200);
  });
});

describe("the output of the sandbox", () => {
  test("has no token, cookie or password", async () => {
    const lines: string[] = [];
    const output = vi.spyOn(console, "error").mockImplementation((...words) => void lines.push(words.join(" ")));
    const visitor = await signIn(sandbox);
    await sendRequest(sandbox, "/v1/folders", { token: mintToken("user") });
    await sendRequest(sandbox, "/v1/folders", { method: "POST", body: "{" });
    await visitor.post(`${home}/company-tokens`, { form_token: "x" });
    await sendRequest(sandbox, `/v1/${sandbox.userToken}`);
    const all = [...lines, ...messages].join("\n");
    for (const secret of [sandbox.userToken, sandbox.companyToken, sandbox.signIn.password, visitor.cookie]) {
      expect(all).not.toContain(secret);
    }
    output.mockRestore();
  });
});
