import { AuthError, formatCredentials, parseCredentials } from "@signet/auth";
import { describe, expect, test } from "vitest";

describe("formatCredentials", () => {
  test("keeps the colon of a blank password", () => {
    expect(formatCredentials({ userId: "abc123" })).toBe(`Basic ${Buffer.from("abc123:").toString("base64")}`);
  });

  test("writes the two vectors of RFC 7617", () => {
    expect(formatCredentials({ userId: "Aladdin", password: "open sesame" })).toBe(
      "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    );
    expect(formatCredentials({ userId: "test", password: "123£" })).toBe("Basic dGVzdDoxMjPCow==");
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
  test("undoes formatCredentials", () => {
    const credentials = { userId: "tökén", password: "a:b €" };
    expect(parseCredentials(formatCredentials(credentials))).toEqual(credentials);
  });

  test("takes the scheme in any case", () => {
    expect(parseCredentials("bAsIc YTo=")).toEqual({ userId: "a", password: "" });
  });

  test.each(["", "Basic", "Basic ", "Bearer YTo=", "Basic %%%", "Basic YQ==", "Basic //79", "Basic YTo=, Basic YTo="])(
    "answers undefined for %j",
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
