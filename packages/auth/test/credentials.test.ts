import { AuthError, formatCredentials, parseCredentials } from "@signet/auth";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("formatCredentials", () => {
  test("keeps the colon of a blank password", () => {
    expect(formatCredentials({ userId: "abc123" })).toBe(`Basic ${Buffer.from("abc123:").toString("base64")}`);
  });

  test("formats the two examples of RFC 7617", () => {
    expect(formatCredentials({ userId: "Aladdin", password: "open sesame" })).toBe(
      "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    );
    expect(formatCredentials({ userId: "test", password: "123£" })).toBe("Basic dGVzdDoxMjPCow==");
  });

  test("writes UTF-8, never Latin-1", () => {
    expect(formatCredentials({ userId: "é€😀" })).toBe(`Basic ${Buffer.from("é€😀:", "utf8").toString("base64")}`);
  });

  test("formats long credentials too", () => {
    const password = "é".repeat(500_000);
    expect(parseCredentials(formatCredentials({ userId: "a", password }))).toEqual({ userId: "a", password });
  });

  test.each([
    ["a colon", "to:ken"],
    ["a line feed", "token\n"],
    ["DEL", "tok\u007fen"],
    ["a lone surrogate", "\ud800"],
  ])("refuses %s in the user-id without quoting it", (_, userId) => {
    const error = catchError(() => formatCredentials({ userId }));
    expect(error.code).toBe("ERR_INVALID_CREDENTIALS");
    expect(error.message).not.toContain(userId);
  });
});

describe("parseCredentials", () => {
  test("is the inverse of formatCredentials", () => {
    const credentials = { userId: "tökén", password: "a:b €" };
    expect(parseCredentials(formatCredentials(credentials))).toEqual(credentials);
  });

  test("is the inverse of formatCredentials, which accepts everything except control characters and colons", () => {
    const half = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(half, half, (userId, password) => {
        const refused = /[^\P{Cc}\x80-\x9f]/u.test(userId + password) || userId.includes(":");
        if (refused) expect(() => formatCredentials({ userId, password })).toThrow(AuthError);
        else expect(parseCredentials(formatCredentials({ userId, password }))).toEqual({ userId, password });
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  test("never throws", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.base64String().map((text) => `Basic ${text}`),
      fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString("base64")}`),
    );
    fc.assert(
      fc.property(value, (fieldValue) => {
        const credentials = parseCredentials(fieldValue);
        if (credentials) expect(parseCredentials(formatCredentials(credentials))).toEqual(credentials);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  test("accepts the scheme in any case", () => {
    expect(parseCredentials("bAsIc YTo=")).toEqual({ userId: "a", password: "" });
  });

  test.each(["", "Basic", "Basic ", "Bearer YTo=", "Basic %%%", "Basic YQ==", "Basic //79", "Basic YTo=, Basic YTo="])(
    "returns undefined for %j",
    (value) => {
      expect(parseCredentials(value)).toBeUndefined();
    },
  );
});

function catchError(action: () => unknown): AuthError {
  try {
    action();
  } catch (error) {
    if (error instanceof AuthError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
