import { createGuardedFetch, redact } from "@signet/auth";
import { describe, expect, test } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";
const base64 = Buffer.from(`${token}:`).toString("base64");

describe("redact", () => {
  test("shows a header's value only if its name is on the list", () => {
    const headers = new Headers({
      AUTHORIZATION: `Basic ${base64}`,
      Cookie: `a=${token}`,
      "X-API-Key": token,
      "Proxy-Authorization": token,
      "x-company": token,
      Accept: "application/json",
      "Retry-After": "120",
    });
    headers.append("Set-Cookie", `a=${token}`);
    expect(redact(headers)).toEqual({
      headers: {
        accept: "application/json",
        authorization: "***",
        cookie: "***",
        "proxy-authorization": "***",
        "retry-after": "120",
        "set-cookie": "***",
        "x-api-key": "***",
        "x-company": "***",
      },
    });
  });

  test("shows a request's method, and its URL without userinfo, fragment and unknown query values", () => {
    const url = `https://api.example.com/v2/portfolio?limit=10&sort=-name&q=${token}&api_key=${token}&${token}&a%3Db=1#${token}`;
    const redacted = redact(new Request(url, { method: "POST", body: token, headers: { authorization: token } }));
    expect(redacted).toMatchObject({
      method: "POST",
      url: "https://api.example.com/v2/portfolio?limit=10&sort=-name&q=***&api_key=***&***&***",
      headers: { authorization: "***" },
    });
    expect(JSON.stringify(redacted)).not.toContain(token);
  });

  test("shows a response's status, and omits an empty URL", () => {
    const response = Response.json({ token }, { status: 201, headers: { location: `https://h/?${token}` } });
    expect(redact(response)).toEqual({
      status: 201,
      headers: { "content-type": "application/json", location: "***" },
    });
  });

  test("shows all of an AuthError, and the name and code of any other error", async () => {
    const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token });
    const authError = await guarded("https://evil.example").catch((error: Error) => error);
    expect(authError instanceof Error && redact(authError)).toEqual({
      name: "AuthError",
      code: "ERR_OTHER_ORIGIN",
      message: "the token is for https://api.example.com, not for https://evil.example",
    });
    const systemError = Object.assign(new TypeError(`Basic ${base64}`, { cause: token }), {
      code: "ECONNRESET",
      token,
    });
    expect(redact(systemError)).toEqual({ name: "TypeError", code: "ECONNRESET" });
    expect(redact(Object.assign(new Error(token), { name: `${token} 7`, code: token }))).toEqual({});
  });

  test("shows nothing of any other value, and never throws", () => {
    const thrower = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error(token);
        },
      },
    );
    class Hostile extends Request {
      override get url(): string {
        throw new Error(token);
      }
    }
    class Relative extends Request {
      override get url(): string {
        return token;
      }
    }
    const values = [
      ...[`Basic ${base64}`, token, "", undefined, null, 0, 1n, true, Symbol(token), () => token, Number.NaN],
      ...[
        {},
        [token],
        new Map([[token, token]]),
        { headers: { authorization: token } },
        { url: token },
        Object.create(null),
      ],
      ...[
        thrower,
        new Hostile("https://h/"),
        new Relative("https://h/"),
        new URL(`https://${token}@h/`),
        new Date(Number.NaN),
      ],
    ];
    for (const value of values) expect(redact(value)).toEqual({});
  });

  test("shows no secret in the place of a name", () => {
    const url = `https://h.example/?${"a".repeat(40)}=1`;
    const request = new Request(url, { method: `X${token}`, headers: { [token]: "1", [`x-${token}`]: "2" } });
    expect(redact(request)).toEqual({ method: "***", url: "https://h.example/?***", headers: { "***": "***" } });
    const error = Object.assign(new Error(token), { name: "a".repeat(40), code: `E${"A".repeat(39)}` });
    expect(redact(error)).toEqual({});
    let reads = 0;
    const changing = Object.defineProperty(new Error(), "code", { get: () => (reads++ === 0 ? "ECONNRESET" : token) });
    expect(JSON.stringify(redact(changing))).not.toContain(token);
  });
});
