import { createSnippet, SnippetError, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";
import { documentWith, documentWithBody } from "../support/document.ts";

const everySnippet = operationIds.flatMap((operationId) => targetNames.map((target) => [operationId, target] as const));

describe("createSnippet", () => {
  test.each(everySnippet)("returns the position of the token in %s for %s", (operationId, target) => {
    const token = "0123456789abcdef0123456789abcdef01234567";
    const snippet = createSnippet(contract, operationId, target, { token });
    expect(snippet.token.map(({ start, end }) => snippet.code.slice(start, end))).toEqual([token]);
    expect(snippet.code.split(token)).toHaveLength(2);
  });

  test.each(everySnippet)("writes api_token in %s for %s without a token", (operationId, target) => {
    const { code, token } = createSnippet(contract, operationId, target);
    expect(token.map(({ start, end }) => code.slice(start, end))).toEqual(["api_token"]);
  });

  test.each(targetNames)("distinguishes the token from the same text elsewhere in %s", (target) => {
    const { code, token } = createSnippet(documentWithBody({ api: "values" }), "sendValue", target, { token: "api" });
    expect(token).toHaveLength(1);
    const [{ start, end }] = token as [{ start: number; end: number }];
    const marked = `${code.slice(0, start)}<${code.slice(start, end)}>${code.slice(end)}`;
    expect(marked).toContain({ curl: "-u <api>:", python: 'auth=("<api>", "")', typescript: 'btoa("<api>:")' }[target]);
  });

  test.each([
    ["curl", "-u '<it'\\''s>:'"],
    ["python", `auth=("<it's>", "")`],
    ["typescript", `btoa("<it's>:")`],
  ] as const)("escapes a token with a quotation mark in %s", (target, written) => {
    const { code, token } = createSnippet(documentWith({}), "sendValue", target, { token: "it's" });
    const [{ start, end }] = token as [{ start: number; end: number }];
    expect(`${code.slice(0, start)}<${code.slice(start, end)}>${code.slice(end)}`).toContain(written);
  });

  test("returns the language of each target", () => {
    const languages = targetNames.map((target) => createSnippet(contract, "listCompanies", target).language);
    expect(languages).toEqual(["bash", "python", "typescript"]);
  });

  test("writes another server in all targets", () => {
    const server = "https://localhost:8443/";
    const codes = targetNames.map((target) => createSnippet(contract, "listCompanies", target, { server }).code);
    expect(codes[0]).toBe("curl https://localhost:8443/v1/companies -u api_token:");
    expect(codes[1]).toContain('"https://localhost:8443/v1/companies"');
    expect(codes[2]).toContain('createClient({\n  token: "api_token",\n  baseUrl: "https://localhost:8443",\n});');
  });

  test("omits the token of an operation without security", () => {
    const document = documentWith({ security: [] });
    for (const target of targetNames) {
      const { code, token } = createSnippet(document, "sendValue", target);
      expect(token).toEqual([]);
      expect(code).not.toMatch(/auth=|-u |token/);
    }
  });

  test("names the nearest operations when one is unknown", () => {
    expect(() => createSnippet(contract, "listCompany", "curl")).toThrow(
      expect.objectContaining({ code: "ERR_UNKNOWN_OPERATION", message: expect.stringContaining("listCompanies") }),
    );
  });

  test.each(["ruby", "constructor"])("names the targets when %s is unknown", (target) => {
    expect(() => createSnippet(contract, "listCompanies", target as "curl")).toThrow(
      expect.objectContaining({
        code: "ERR_UNKNOWN_TARGET",
        message: expect.stringContaining("curl, python, typescript"),
      }),
    );
  });

  test.each(["", "a:b", "a\nb", "a b", "é", "\0"])("refuses the token %j without repeating it", (token) => {
    try {
      createSnippet(contract, "listCompanies", "curl", { token });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SnippetError);
      expect(error).toHaveProperty("code", "ERR_INVALID_TOKEN");
      if (token !== "" && token !== "a b") expect((error as SnippetError).message).not.toContain(token);
    }
  });
});
