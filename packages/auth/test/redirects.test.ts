import { createGuardedFetch } from "@signet/auth";
import { type Listener, listen, listenPlain, token } from "@signet/tools/tls-listeners";
import { describe, expect, test } from "vitest";
import { recorder } from "./recorder.ts";
import { printed, refusal } from "./refusal.ts";

/** Servers of all kinds. The trusted one responds with a redirect. */
async function redirecting(status: number, location?: string | string[] | ((others: Others) => string)) {
  const others: Others = { other: await listen(), clear: await listenPlain() };
  const to = typeof location === "function" ? location(others) : location;
  const fields = [to ?? []].flat().flatMap((value) => ["location", value]);
  const right = await listen((_, response) => response.writeHead(status, fields).end());
  const guarded = createGuardedFetch({ baseUrl: `https://${right.host}`, token });
  return {
    right,
    ...others,
    /** Calls and expects an error without the token, and no connection to the other servers. */
    async expectRefusal(init?: RequestInit) {
      const error = await refusal(() => guarded(`https://${right.host}/v1/companies?q=secret`, init));
      expect(error.code).toBe("ERR_REDIRECT");
      expect(printed(error)).not.toContain(token);
      expect([right.requests.length, others.other.connections, others.clear.connections]).toEqual([1, 0, 0]);
    },
  };
}

interface Others {
  other: Listener;
  clear: Listener;
}

const statuses = [301, 302, 303, 307, 308];

describe("a redirect", () => {
  test.each(statuses)("%d to plain http is refused", async (status) => {
    await (await redirecting(status, ({ clear }) => `http://${clear.host}/`)).expectRefusal();
  });

  test.each([307, 308])("%d of a POST to another origin is refused, and its body stays", async (status) => {
    const { expectRefusal } = await redirecting(status, ({ other }) => `https://${other.host}/`);
    await expectRefusal({ method: "POST", body: "secret" });
  });

  test.each(statuses)("%d to another port of the host is refused", async (status) => {
    await (await redirecting(status, ({ other }) => `https://${other.host}/`)).expectRefusal();
  });

  test.each(statuses)("%d to the same origin is refused too", async (status) => {
    await (await redirecting(status, "/v1/companies/")).expectRefusal();
  });

  test.each(["//", "\\\\", "/\\"])("with slashes of any kind is refused: %s", async (slashes) => {
    await (await redirecting(302, ({ other }) => `${slashes}${other.host}/`)).expectRefusal();
  });

  test.each(["file:///etc/passwd", "data:text/plain,x", "javascript:1", "unix:/run/socket", "blob:null/1"])(
    "to another scheme is refused: %s",
    async (location) => {
      await (await redirecting(302, location)).expectRefusal();
    },
  );

  test.each([
    [300, "/v1/"],
    [305, "/v1/"],
    [302, undefined],
    [302, ["/one", "/two"]],
    [399, "/v1/"],
  ])("of an odd kind is refused: %d to %j", async (status, location) => {
    await (await redirecting(status, location)).expectRefusal();
  });

  test("304 is not a redirect and passes", async () => {
    const { host } = await listen((_, response) => response.writeHead(304).end());
    const response = await createGuardedFetch({ baseUrl: `https://${host}`, token })(`https://${host}/`);
    expect(response.status).toBe(304);
  });

  test("is refused even with redirect: follow", async () => {
    const { expectRefusal } = await redirecting(302, ({ clear }) => `http://${clear.host}/`);
    await expectRefusal({ redirect: "follow" });
  });

  test("that a browser hides is an error, not a response of status 0", async () => {
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const { fetch } = recorder(() => hidden);
    const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token, fetch });
    await expect(guarded("https://api.example.com/")).rejects.toMatchObject({ code: "ERR_REDIRECT" });
  });

  test("that a given fetch has followed is refused afterwards", async () => {
    const { fetch } = recorder(() => Object.defineProperty(new Response("{}"), "redirected", { value: true }));
    const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token, fetch });
    await expect(guarded("https://api.example.com/")).rejects.toMatchObject({ code: "ERR_REDIRECT" });
  });

  test("in a loop costs one request", async () => {
    await (await redirecting(302, "/v1/companies?q=secret")).expectRefusal();
  });

  test("forwards no header of the caller", async () => {
    const { expectRefusal } = await redirecting(307, ({ clear }) => `http://${clear.host}/`);
    await expectRefusal({ headers: { "x-api-key": "secret", "x-company": "Saperix" } });
  });

  test("cancels the body of the redirect", async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        cancelled = true;
        return Promise.reject(new Error("refused to be let go"));
      },
    });
    const { fetch } = recorder(() => new Response(body, { status: 302 }));
    const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token, fetch });
    await expect(guarded("https://api.example.com/")).rejects.toMatchObject({ code: "ERR_REDIRECT" });
    expect(cancelled).toBe(true);
  });
});
