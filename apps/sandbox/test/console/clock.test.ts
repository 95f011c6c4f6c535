import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveClock } from "../support/move-clock.ts";
import { sendRequest } from "../support/send-request.ts";
import { formToken, signIn } from "../support/sign-in.ts";
import { tokenOf } from "../support/token-of.ts";
import { testDate, useSandbox } from "../support/use-sandbox.ts";

const options = { companies: 10, limits: false, onMessage: () => {} };
const path = "/sandbox/clock";

describe("the clock of a sandbox that keeps nothing", () => {
  const sandbox = useSandbox(options);

  test("returns the date, and moves it on, for any token", async () => {
    const token = await tokenOf(sandbox, "vrm_view_only");
    for (const each of [token, sandbox.userToken, sandbox.companyToken]) {
      expect(await sendRequest(sandbox, path, { token: each })).toMatchObject({
        status: 200,
        json: { today: testDate },
      });
    }
    expect(await moveClock(sandbox, 2)).toBe("2026-12-02");
    expect((await sendRequest(sandbox, path)).json).toEqual({ today: "2026-12-02" });
    const company = await sendRequest<{ results: { rating_date: string }[] }>(sandbox, "/v2/portfolio?limit=1");
    expect(company.json.results[0]?.rating_date).toBe("2026-12-02");
    await sendRequest(sandbox, "/sandbox/reset", { method: "POST" });
    expect((await sendRequest(sandbox, path)).json).toEqual({ today: testDate });
  });

  test.each([0, 367, -1, 1.5, "1", null, true, {}])("refuses %j days", async (days) => {
    const reply = await sendRequest(sandbox, path, { method: "POST", body: { days } });
    expect(reply).toMatchObject({
      status: 400,
      json: {
        title: "Invalid days",
        status: 400,
        detail: 'The body must be {"days": n}, with an integer from 1 to 366.',
      },
    });
    expect(reply.headers["content-type"]).toBe("application/problem+json");
  });

  test.each(["", "{", "null", "[]", "1"])("refuses the body %j", async (body) => {
    expect(await sendRequest(sandbox, path, { method: "POST", body })).toMatchObject({ status: 400 });
  });

  test("refuses everybody else, other methods, and pages of other sites", async () => {
    for (const token of [null, "sgu_wrong"]) {
      for (const request of [{}, { method: "POST", body: { days: 1 } }]) {
        expect(await sendRequest(sandbox, path, { ...request, token })).toMatchObject({
          status: 403,
          json: { title: "Forbidden", status: 403 },
        });
      }
    }
    expect(await sendRequest(sandbox, path, { method: "PUT", body: {} })).toMatchObject({ status: 405 });
    const { cookie } = await signIn(sandbox);
    const headers = { cookie, "content-type": "text/plain", origin: "https://other.example" };
    const foreign = await sendRequest(sandbox, path, { method: "POST", token: null, headers, body: '{"days":1}' });
    expect(foreign.status).toBe(403);
    expect((await sendRequest(sandbox, path)).json).toEqual({ today: testDate });
  });

  test("does not move the data beyond its last date", async () => {
    const last = await startSandbox({ ...options, today: "2099-12-30" });
    expect(await moveClock(last, 1)).toBe("2099-12-31");
    expect(await sendRequest(last, path, { method: "POST", body: { days: 1 } })).toMatchObject({
      status: 400,
      json: { detail: "The date of the data cannot be later than 2099-12-31." },
    });
    await last.close();
  });
});

describe("the clock of a sandbox that keeps its data", () => {
  let folder: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "signet-clock-"));
    sandbox = await startSandbox({ ...options, data: folder, today: testDate });
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  test("is for an admin who signed in, and not for tokens", async () => {
    expect((await sendRequest(sandbox, path)).status).toBe(403);
    const body = { days: 1 };
    expect((await sendRequest(sandbox, path, { method: "POST", body })).status).toBe(403);
    const { cookie, get } = await signIn(sandbox);
    expect((await get(path)).json).toEqual({ today: testDate });
    const moved = await sendRequest(sandbox, path, { method: "POST", token: null, headers: { cookie }, body });
    expect(moved).toMatchObject({ status: 200, json: { today: "2026-12-01" } });
  });

  test("has a button on the page of an admin, which moves it once", async () => {
    const browser = await signIn(sandbox);
    const page = await browser.get("/sandbox/preferences");
    expect(page.text).toContain('<time datetime="2026-12-01">');
    const fields = { form_token: formToken(page), days: "2" };
    for (let count = 0; count < 2; count += 1) {
      expect(await browser.post(path, fields)).toMatchObject({
        status: 303,
        headers: { location: "/sandbox/preferences" },
      });
    }
    expect((await browser.get("/sandbox/preferences")).text).toContain('<time datetime="2026-12-03">');
    expect((await browser.post(path, { ...fields, days: "0" })).status).toBe(400);
  });

  test("is not for other roles", async () => {
    const { json } = await sendRequest<{ results: { email: string; status: string }[] }>(
      sandbox,
      "/v2/users?roles.slug=customer_user&status=Activated",
    );
    const browser = await signIn(sandbox, json.results[0]?.email);
    expect((await browser.get("/sandbox/preferences")).text).not.toContain("Clock");
    expect((await browser.get(path)).status).toBe(403);
    expect((await browser.post(path, { days: "1" })).status).toBe(403);
  });

  test("is shared by processes over the same data", async () => {
    const other = await startSandbox({ ...options, data: folder });
    const { cookie } = await signIn(other);
    const headers = { cookie };
    await sendRequest(other, path, { method: "POST", token: null, headers, body: { days: 1 } });
    const ratings = await sendRequest<{ results: { rating_date: string }[] }>(sandbox, "/v2/portfolio?limit=1");
    expect(ratings.json.results[0]?.rating_date).toBe("2026-12-04");
    await other.close();
  });
});
