import { AuthError, checkToken, tokenFromEnvironment } from "@signet/auth";
import { afterEach, describe, expect, test, vi } from "vitest";

const token = "abc123abc123abc123abc123abc123abcexample";

describe("checkToken", () => {
  test("returns a token as it is", () => {
    expect(checkToken(token)).toBe(token);
  });

  test("drops the white space that copying leaves around it", () => {
    expect(checkToken(`\ufeff ${token}\u00a0\r\n`)).toBe(token);
  });

  test.each([
    ["nothing", ""],
    ["white space", " \n"],
    ["undefined", undefined],
    ["a number", 7],
    ["an inner space", "abc def"],
    ["an inner line feed", "abc\ndef"],
    ["quotes", `"${token}"`],
    ["a curl colon", `${token}:`],
    ["a colon", "abc:def"],
    ["a scheme", `Basic ${token}`],
    ["base64", "dG9rOg=="],
    ["a variable with its value", `BITSIGHT_API_TOKEN=${token}`],
    ["the placeholder", "api_token"],
    ["a marked placeholder", "<your token>"],
    ["a shell variable", "$BITSIGHT_API_TOKEN"],
    ["a character beyond ASCII", "tökén"],
    ["a megabyte", "a".repeat(1_000_000)],
  ])("refuses %s and never quotes it", (_, value) => {
    expect(() => checkToken(value)).toThrow(AuthError);
    if (typeof value === "string" && value.trim() !== "") expect(() => checkToken(value)).not.toThrow(value);
  });
});

describe("tokenFromEnvironment", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("reads the variable at every call", () => {
    const source = tokenFromEnvironment();
    vi.stubEnv("BITSIGHT_API_TOKEN", "first");
    expect(source()).toBe("first");
    vi.stubEnv("BITSIGHT_API_TOKEN", "second");
    expect(source()).toBe("second");
  });

  test("names the variable that is not set", () => {
    vi.stubEnv("SOME_TOKEN", undefined);
    expect(tokenFromEnvironment("SOME_TOKEN")).toThrow("SOME_TOKEN");
  });
});
