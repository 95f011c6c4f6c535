import { createSnippet, ExactNumber, parseExact } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { documentWithBody } from "../support/document.ts";

describe("parseExact", () => {
  test.each([
    ["1", 1],
    ["1.5", 1.5],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["-123456789012345678901234567890", -123456789012345678901234567890n],
    ["1.0", new ExactNumber("1.0")],
    ["1e2", new ExactNumber("1e2")],
    ["1e400", new ExactNumber("1e400")],
    ['{"a": [1.0, "1.0"]}', { a: [new ExactNumber("1.0"), "1.0"] }],
  ])("parses %s exactly", (text, value) => {
    expect(parseExact(text)).toEqual(value);
  });

  test.each(["", "{", "[1.0,]", "01"])("refuses %j", (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  test("returns values that every language writes unchanged", () => {
    const document = documentWithBody(parseExact('{"price": 1.0, "far": 1e400}'));
    expect(createSnippet(document, "sendValue", "curl").code).toContain('{"price": 1.0, "far": 1e400}');
    // The number is beyond the range of Python's floats.
    expect(createSnippet(document, "sendValue", "python").code).toContain(`data='{"price": 1.0, "far": 1e400}'`);
    expect(createSnippet(document, "sendValue", "typescript").code).toContain(`body: '{"price": 1.0, "far": 1e400}'`);
  });
});
