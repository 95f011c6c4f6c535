import { createSnippet, type Operation } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { documentWith, documentWithBody } from "../support/document.ts";

describe.each(["go", "java"] as const)("the %s target", (target) => {
  test("imports nothing that only a text names", () => {
    const body = (example: string) => ({
      requestBody: { content: { "application/json": { schema: {}, example: { text: example } } } },
    });
    const importsWith = (example: string) => {
      const { code } = createSnippet(documentWith(body(example), { method: "post" }), "sendValue", target);
      return code.slice(0, code.indexOf(example)).match(/^(?:import |\t").*/gm);
    };
    expect(importsWith('Photos. bytes. "Files" Path URLEncoder UTF_8 os.Getenv `os.`')).toEqual(importsWith("plain"));
  });
});

test("the go target quotes JSON that contains a back quote", () => {
  const { code } = createSnippet(documentWithBody({ a: "`b`" }), "sendValue", "go");
  expect(code).toContain('body := strings.NewReader("{\\"a\\": \\"`b`\\"}")');
});

describe("the java target", () => {
  test.each([
    ["https://my_host.example", "ERR_INVALID_SERVER"],
    ["https://host.example", undefined],
  ])("calls %s if Java can", (server, code) => {
    const write = () => createSnippet(documentWith({}), "sendValue", "java", { server });
    if (code === undefined) write();
    else expect(write).toThrow(expect.objectContaining({ code }));
  });

  test("follows redirects only without credentials, which Java would send to any host", () => {
    const write = (security: NonNullable<Operation["security"]>) =>
      createSnippet(documentWith({ security }), "sendValue", "java").code;
    expect(write([])).toContain("followRedirects");
    expect(write([{ apiToken: [] }])).not.toContain("followRedirects");
  });
});
