import { createSnippet, parseExact } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { documentWith, documentWithBody } from "../support/document.ts";

describe("a long environment variable", () => {
  const variable = `${"VERY_".repeat(9)}LONG_API_KEY`;
  const codeOf = (scheme: object, target: "python" | "typescript") => {
    const document = { ...documentWith({}), components: { securitySchemes: { apiToken: scheme } } } as never;
    return createSnippet(document, "sendValue", target, { credentialsFrom: "environment", variable }).code;
  };
  const key = { type: "apiKey", in: "header", name: "X-Very-Long-Subscription-Key" };

  test("is broken as black breaks it", () => {
    expect(codeOf(key, "python")).toContain(`"X-Very-Long-Subscription-Key": os.environ[
            "${variable}"
        ]`);
    expect(codeOf({ type: "http", scheme: "bearer" }, "python")).toContain(`"Authorization": "Bearer "
        + os.environ["${variable}"]`);
  });

  test("is broken as prettier breaks it", () => {
    expect(codeOf(key, "typescript")).toContain(`"X-Very-Long-Subscription-Key":
      process.env.${variable} ?? "",`);
  });
});

test("an exponent has no plus in Python, as black writes it", () => {
  const { code } = createSnippet(documentWithBody(parseExact('{"a": 6.5E+27}')), "sendValue", "python");
  expect(code).toContain('json={"a": 6.5e27}');
});
