import { AuthError, checkBaseUrl, createGuardedFetch } from "@signet/auth";
import { describe, expect, test } from "vitest";
import { printed, refusal } from "./refusal.ts";

const token = "abc123abc123abc123abc123abc123abcexample";

/** The code with which a base address is refused, by the check and by the guard, without the token in any text. */
async function codeOf(baseUrl: string): Promise<string> {
  const error = await refusal(() => checkBaseUrl(baseUrl));
  expect(printed(error)).not.toContain(token);
  expect(await refusal(() => createGuardedFetch({ baseUrl, token }))).toMatchObject({ code: error.code });
  return error.code;
}

describe("checkBaseUrl", () => {
  test("returns the address, parsed", () => {
    expect(checkBaseUrl("https://API.example.com/ratings").href).toBe("https://api.example.com/ratings");
  });

  test("refuses http", async () => {
    expect(await codeOf("http://api.example.com")).toBe("ERR_INSECURE_URL");
  });

  test.each(["HTTP://API.example.com", "hTTp://api.example.com"])("refuses http in any case: %s", async (address) => {
    expect(await codeOf(address)).toBe("ERR_INSECURE_URL");
  });

  test.each(["http:h", "http:/h", "http:\\\\h"])("refuses http without its slashes: %s", async (address) => {
    expect(await codeOf(address)).toBe("ERR_INSECURE_URL");
  });

  test.each(["https:/\\evil.example/x", "https:evil.example", "https:///evil.example", "https:\\\\evil.example"])(
    "refuses what a parser would mend: %s",
    async (address) => {
      expect(await codeOf(address)).toBe("ERR_INVALID_URL");
    },
  );

  test.each([
    "ws://h",
    "wss://h",
    "ftp://h",
    "file:///h",
    "data:text/plain,h",
    "javascript:h",
    "about:blank",
    "https+x://h",
    "blob:https://api.example.com/1",
  ])("refuses any other scheme: %s", async (address) => {
    expect(await codeOf(address)).toBe("ERR_INSECURE_URL");
  });

  test("refuses an empty base address", async () => {
    expect(await codeOf("")).toBe("ERR_INVALID_URL");
  });

  test("refuses a path, which a page on http would resolve to http", async () => {
    expect(await codeOf("/api")).toBe("ERR_INVALID_URL");
  });

  test("refuses an address without a scheme", async () => {
    expect(await codeOf("//api.example.com")).toBe("ERR_INVALID_URL");
  });

  test.each(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"])(
    "refuses plain http on this machine too: %s",
    async (address) => {
      expect(await codeOf(address)).toBe("ERR_INSECURE_URL");
    },
  );

  test.each([`https://${token}:@api.example.com`, `https://${token}@api.example.com`, `https://user:${token}@h`])(
    "refuses userinfo and never shows it",
    async (address) => {
      expect(await codeOf(address)).toBe("ERR_URL_USERINFO");
    },
  );

  test("refuses a host that is only userinfo", async () => {
    expect(await codeOf("https://api.example.com@evil.example")).toBe("ERR_URL_USERINFO");
  });

  test.each(["https://api.example.com?x=1", "https://api.example.com/v1?", "https://api.example.com/#a", "https://h#"])(
    "refuses a query or a fragment, which would swallow the path: %s",
    async (address) => {
      expect(await codeOf(address)).toBe("ERR_INVALID_URL");
    },
  );

  test.each([
    "https://[fe80::1%25eth0]",
    "https://h:99999",
    "https://h ost",
    "https://",
    "https://h/a b",
    "https://ex\nample.com",
    ` https://h`,
    `https://${token}:${token}`,
  ])("refuses what is no address: %j", async (address) => {
    expect(await codeOf(address)).toBe("ERR_INVALID_URL");
  });

  test("never shows a token that was pasted as an address", async () => {
    for (const address of [token, `${token}:`, `${token}:@api.example.com`, `http://${token}`, `https://${token}?`]) {
      expect(printed(await refusal(() => checkBaseUrl(address)))).not.toContain(token);
    }
    const guarded = createGuardedFetch({ baseUrl: "https://api.example.com", token });
    for (const address of [`https://${token}/`, `https://${token.slice(0, 36)}.example/`]) {
      expect(printed(await refusal(() => guarded(address)))).not.toContain(token.slice(0, 36));
    }
  });

  test.each([undefined, null, {}, Symbol("https://h"), { toString: () => ({}) }])(
    "refuses what is no string: %o",
    (value) => {
      expect(() => checkBaseUrl(value as string)).toThrow(AuthError);
    },
  );
});
