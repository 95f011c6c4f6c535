import { checkToken, readEnvironment, tokenFromEnvironment } from "@signet/auth";
import { afterEach, describe, expect, test, vi } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";

describe("checkToken", () => {
  test("returns a token as it is", () => {
    expect(checkToken(token)).toBe(token);
  });

  const refuses = (value: unknown, hint: string) => {
    expect(() => checkToken(value)).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_TOKEN", message: expect.stringContaining(hint) }),
    );
    if (typeof value === "string" && value.length > 8) expect(() => checkToken(value)).not.toThrow(value);
  };

  test.each(["", " ", "\n", undefined, null, 7, {}, [token], Object(token), Symbol("token"), () => token])(
    "refuses what is empty or no string: %o",
    (value) => refuses(value, typeof value === "string" ? "empty" : "must be a string"),
  );

  test.each(["abc:def", `${token}:${token}`, `:${token}`, `${token}:`])("refuses a colon: %s", (value) => {
    refuses(value, "colon");
  });

  test("refuses every control character in any place", () => {
    for (const code of [...Array(32).keys(), 127]) {
      const character = String.fromCharCode(code);
      refuses(`abc${character}def`, "control character");
      if (character.trim() !== "")
        for (const value of [character + token, token + character]) refuses(value, "control");
    }
  });

  test.each(["tökén", "€uro", "tok😀en", "tok\ud800en", "toke\u0301n", "\u200b".concat(token)])(
    "refuses what is beyond ASCII: %j",
    (value) => refuses(value, "beyond ASCII"),
  );

  test.each(["\n", "\r\n", " ", "\t", "\ufeff", "\u00a0", " \n \n"])("drops %j at either end", (space) => {
    expect(checkToken(token + space)).toBe(token);
    expect(checkToken(space + token + space)).toBe(token);
  });

  test.each(["\u200b", "\u2060", "\u00ad"])("refuses the invisible %j, which is not white space", (space) => {
    refuses(token + space, "beyond ASCII");
  });

  test.each([`"${token}"`, `'${token}'`, `\`${token}\``, `"${token}`, `${token}'`])("refuses quotes: %s", (value) => {
    refuses(value, "quotes");
  });

  test.each([`API_TOKEN=${token}`, `BITSIGHT_API_TOKEN=${token}`, `export TOKEN=${token}`])(
    "refuses a variable with its value: %s",
    (value) => refuses(value, "variable"),
  );

  test.each([`Basic ${token}`, `basic ${token}`, `Bearer ${token}`])("refuses a scheme: %s", (value) => {
    refuses(value, "scheme");
  });

  test.each(["dG9rOg==", Buffer.from(`${token}:`).toString("base64")])("refuses base64: %s", (value) => {
    refuses(value, "base64");
  });

  test.each([
    "api_token",
    "API-TOKEN",
    "<api_token>",
    "<your token>",
    "YOUR_API_TOKEN",
    "your-api-key-here",
    "{{token}}",
    "{token}",
    "[token]",
    "$API_TOKEN",
    "$".concat("{API_TOKEN}"),
    "%API_TOKEN%",
    "token",
    "xxx",
    "XXXXXXXX",
    "undefined",
    "null",
    "[object Object]",
  ])("refuses the placeholder %s", (value) => refuses(value, "placeholder"));

  test.each([513, 1_000_000])("refuses %d characters", (length) => refuses("a".repeat(length), "512"));

  test("refuses a megabyte of white space and dashes at once", () => {
    refuses(`${" ".repeat(500_000)}-${" ".repeat(500_000)}-`, "512");
  });
});

describe("tokenFromEnvironment", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("reads the variable at every call", () => {
    const source = tokenFromEnvironment();
    vi.stubEnv("BITSIGHT_API_TOKEN", "first");
    expect(source()).toBe("first");
    vi.stubEnv("BITSIGHT_API_TOKEN", "second\n");
    expect(source()).toBe("second");
  });

  test.each([undefined, "", "  \n", `"${token}"`, "api_token"])(
    "names the variable that holds %j, and not its value",
    (value) => {
      vi.stubEnv("SOME_VARIABLE", value);
      const source = tokenFromEnvironment("SOME_VARIABLE");
      expect(source).toThrow(expect.objectContaining({ code: "ERR_INVALID_TOKEN" }));
      expect(source).toThrow("SOME_VARIABLE");
      expect(source).not.toThrow(token);
    },
  );

  test("reads one variable only", () => {
    vi.stubEnv("BITSIGHT_API_TOKEN", token);
    vi.stubEnv("API_TOKEN", "another");
    expect(tokenFromEnvironment()()).toBe(token);
  });
});

describe("readEnvironment", () => {
  test("returns undefined without an environment, or without permission to read it", () => {
    const { process } = globalThis;
    const without = (value: unknown) => {
      try {
        Object.defineProperty(globalThis, "process", { value, configurable: true, writable: true });
        return readEnvironment("PATH");
      } finally {
        Object.defineProperty(globalThis, "process", { value: process, configurable: true, writable: true });
      }
    };
    expect(readEnvironment("PATH")).toBe(process.env.PATH);
    expect(without(undefined)).toBeUndefined();
    expect(without({})).toBeUndefined();
    const refusing = {
      getOwnPropertyDescriptor: () => {
        throw new Error("not allowed");
      },
    };
    expect(without({ env: new Proxy({}, refusing) })).toBeUndefined();
  });
});
