import { describe, expect, test } from "vitest";
import { siteAddress } from "../site-address.ts";

describe("siteAddress", () => {
  test.each([
    [{}, "https://signet.example", "/"],
    [{ DOCS_URL: "", DOCS_BASE_URL: "" }, "https://signet.example", "/"],
    [{ DOCS_URL: "https://acme.github.io", DOCS_BASE_URL: "/signet/" }, "https://acme.github.io", "/signet/"],
    [{ DOCS_URL: "http://localhost:3000/", DOCS_BASE_URL: "/a/b.c_d/" }, "http://localhost:3000", "/a/b.c_d/"],
  ])("reads %j", (environment, url, baseUrl) => {
    expect(siteAddress(environment)).toEqual({ url, baseUrl });
  });

  test.each(["signet", "/signet", "signet/", "docs.example/", "https://docs.example/"])(
    "wants a slash at both ends of the base path: %s",
    (DOCS_BASE_URL) => {
      expect(() => siteAddress({ DOCS_BASE_URL })).toThrow(
        `DOCS_BASE_URL must begin and end with a slash, such as /docs/: got "${DOCS_BASE_URL}"`,
      );
    },
  );

  test.each(["//", "/a//b/", "/../", "/./", "/a b/", "/a?b/", "/a#b/", "/%41/", "/ä/", "/a\\b/"])(
    "refuses a base path that a URL would change: %s",
    (DOCS_BASE_URL) => {
      expect(() => siteAddress({ DOCS_BASE_URL })).toThrow("DOCS_BASE_URL must contain only letters");
    },
  );

  test("refuses a base path that begins like a page", () => {
    expect(() => siteAddress({ DOCS_BASE_URL: "/reference/" })).toThrow(
      'DOCS_BASE_URL must not begin with /reference/, which is a page of the site: got "/reference/"',
    );
  });

  test.each(["docs.example", "ftp://docs.example", "https://docs.example/signet", "https://me@docs.example", "/"])(
    "wants an origin: %s",
    (DOCS_URL) => {
      expect(() => siteAddress({ DOCS_URL })).toThrow(`DOCS_URL must be an origin with http or https`);
    },
  );
});
