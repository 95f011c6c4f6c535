import { contractFile, loadContract } from "@signet/openapi";
import { describe, expect, test } from "vitest";
import { ourReference } from "../our-reference.ts";
import { validateOptions } from "../plugins/reference/index.ts";

describe("validateOptions", () => {
  test("needs a document, and has defaults for the rest", () => {
    const options = { document: "openapi.yaml" };
    expect(validateOptions({ options })).toEqual({ ...options, id: "default", routeBasePath: "/reference" });
    expect(validateOptions({ options: { document: contractFile, ...ourReference } })).toMatchObject(ourReference);
  });

  test.each([
    [{}, "the option document of the reference plugin must be the path of an OpenAPI document"],
    [{ document: "a.json", routeBasePath: "api" }, 'must begin with a slash: got "api"'],
    [{ document: "a.json", tokens: {} }, "the reference plugin has no option tokens: use document, id"],
  ])("refuses %j", (options, message) => {
    expect(() => validateOptions({ options })).toThrow(message);
  });
});

describe("ourReference", () => {
  const document: object = loadContract().document;
  const facts = (operation: object, method = "get") =>
    Object.fromEntries(ourReference.facts(operation, method, document).map(({ name, text }) => [name, text]));

  test("names the pagination, the permission and whether a request may be repeated", () => {
    const operation = { "x-pagination": "cursor", "x-permission": "Admin only.", "x-idempotent": false };
    expect(facts(operation, "put")).toEqual({
      Permission: "Admin only.",
      Pagination: "Pass on `cursor.next` as `cursor` until it is null.",
      "Rate limits": expect.stringContaining("Above them the response is `429`."),
      Idempotent: "No: sending it twice may take effect twice.",
    });
    expect(facts({}, "put").Idempotent).toContain("Yes");
    expect(Object.keys(facts({}))).toEqual(["Rate limits"]);
  });

  test("replaces the limits of the API with those of the operation", () => {
    const limit = { requests: 10, windowSeconds: 30, concurrent: 2, recommendedConcurrent: 1 };
    expect(facts({ "x-rate-limit": limit })["Rate limits"]).toBe(
      "10 requests in 30 seconds (unverified); 2 at the same time (recommended: 1). Above them the response is `429`.",
    );
  });

  test("says where a token is copied", () => {
    const source = (server: string, tag?: object) => ourReference.token.source(server, tag).url;
    expect(source("https://localhost:8443")).toBe("https://localhost:8443/sandbox/preferences");
    expect(source("https://api.bitsighttech.com")).toBe("https://service.bitsighttech.com/app/spm/");
    expect(source("https://api.bitsighttech.com", { "x-application": "TPRM" })).toBe(
      "https://service.bitsighttech.com/app/tprm/",
    );
  });
});
