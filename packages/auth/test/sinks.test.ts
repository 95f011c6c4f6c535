import { spawnSync } from "node:child_process";
import { AuthError, createGuardedFetch } from "@signet/auth";
import { authority, authorization, listen, listenPlain, token } from "@signet/tools/tls-listeners";
import { describe, expect, test } from "vitest";
import { show, sinks } from "./sinks.ts";

/** The token in every form in which it could stand in a text. */
const forms = [
  token,
  token.toUpperCase(),
  Buffer.from(token).toString("base64").replace(/=+$/, ""),
  authorization,
  authorization.slice("Basic ".length).replace(/=+$/, ""),
  encodeURIComponent(authorization),
  JSON.stringify(authorization).slice(1, -1),
  Buffer.from(token).toString("hex"),
];

/** Returns all that a caller has after calls that failed in each way, and after one that succeeded. */
async function allValues(): Promise<Record<string, unknown>> {
  const clear = await listenPlain();
  const { host } = await listen((_, response) => response.end("{}"));
  const redirecting = await listen((_, response) =>
    response.writeHead(302, { location: `http://${clear.host}` }).end(),
  );
  const broken = await listen((request) => request.socket.destroy());
  const expired = await listen(undefined, authority.expired);
  const guard = (at: string, source: string | (() => string) = token) =>
    createGuardedFetch({ baseUrl: `https://${at}`, token: source });
  const failed = (call: Promise<unknown>) =>
    call.then(
      () => new Error("it went well"),
      (error: unknown) => error,
    );
  const echoing = createGuardedFetch({
    baseUrl: `https://${host}`,
    token,
    // A fetch whose errors hold all that it was given, as some runtimes' do.
    fetch: (address, init) =>
      Promise.reject(
        Object.assign(new TypeError(`failed: ${address} ${new Headers(init?.headers).get("authorization")}`), {
          cause: { code: authorization, init },
          errors: [new Error(authorization)],
          [Symbol("header")]: authorization,
        }),
      ),
  });
  const guarded = guard(host);
  const request = new Request(`https://${host}/`, { headers: { accept: "*/*" } });
  const signal = AbortSignal.abort(new Error("enough"));
  return {
    "the guarded fetch": guarded,
    "its options": { baseUrl: `https://${host}`, token: () => process.env.BITSIGHT_API_TOKEN },
    "the request given to it": await guarded(request).then(() => request),
    "the response": await guarded(`https://${host}/`),
    "a redirect": await failed(guard(redirecting.host)(`https://${redirecting.host}/`)),
    "a connection that breaks": await failed(guard(broken.host)(`https://${broken.host}/`)),
    "an expired certificate": await failed(guard(expired.host)(`https://${expired.host}/`)),
    "a plain server": await failed(guard(clear.host)(`https://${clear.host}/`)),
    "an abort": await failed(guarded(`https://${host}/`, { signal })),
    "a fetch that tells all": await failed(echoing(`https://${host}/`)),
    "plain http": await failed(guarded(`http://${token}@${clear.host}/`)),
    "another origin": await failed(guarded(`https://${token}.example/`)),
    userinfo: await failed(guarded(`https://${token}:@${host}/`)),
    "no address": await failed(guarded(`https://${token}:${token}`)),
    "a header with a line break": await failed(
      guarded(`https://${host}/`, { headers: { x: `${authorization}\r\nx: y` } }),
    ),
    "a method with a request in it": await failed(guarded(`https://${host}/`, { method: `GET ${token}` })),
    "a token with a colon": await failed(guard(host, () => `${token}:`)(`https://${host}/`)),
    "a token in base64": await failed(guard(host, () => btoa(`${token}:`))(`https://${host}/`)),
    "a token with a scheme": await failed(guard(host, () => authorization)(`https://${host}/`)),
    "a token with a line break": await failed(guard(host, () => `${token}\n${token}`)(`https://${host}/`)),
  };
}

describe("the token never shows in", () => {
  test.each(Object.entries(sinks))("%s", async (_, ways) => {
    for (const [what, value] of Object.entries(await allValues())) {
      for (const [way, sink] of Object.entries(ways)) {
        const text = show(sink, value);
        expect(
          forms.filter((form) => text.includes(form)),
          `${what}, by ${way}`,
        ).toEqual([]);
      }
    }
  });

  test("errors of the platform: each failure is an AuthError without a cause", async () => {
    for (const [what, value] of Object.entries(await allValues())) {
      if (!(value instanceof Error) || what === "an abort") continue;
      expect(value, what).toBeInstanceOf(AuthError);
      const keys = Reflect.ownKeys(value).filter((key) => key !== "systemCode");
      expect(keys.sort(), what).toEqual(["code", "message", "name", "stack"]);
    }
  });

  test.each([
    ["an uncaught exception", (call: string) => `await ${call};`],
    ["an unhandled rejection", (call: string) => `void ${call}; setInterval(() => {}, 1_000);`],
    [
      "a handler of uncaught exceptions",
      (call: string) =>
        `process.on("uncaughtException", (error) => { console.error(error); process.exit(1); }); void ${call};`,
    ],
  ])("what a process prints at %s", (_, program) => {
    for (const call of [
      `guarded("https://${token}:@api.example.com/")`,
      `guarded("http://api.example.com/?${token}")`,
      `guarded("https://api.example.com/", { headers: { x: "${authorization}\\r\\nx: y" } })`,
      `createGuardedFetch({ baseUrl: "https://api.example.com", token: () => "${authorization}" })("https://api.example.com/")`,
    ]) {
      const source = `
        const { createGuardedFetch } = await import("@signet/auth");
        const fetch = async (_, init) => { throw new TypeError(init.headers.get("authorization")); };
        const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token: "${token}", fetch });
        ${program(call)}`;
      const { stderr, stdout, status } = spawnSync(
        process.execPath,
        ["--conditions=@signet/source", "--input-type=module"],
        {
          cwd: import.meta.dirname,
          input: source,
          encoding: "utf8",
        },
      );
      expect(status).toBe(1);
      expect(stderr).toContain("AuthError");
      expect(forms.filter((form) => (stdout + stderr).includes(form))).toEqual([]);
    }
  });
});
