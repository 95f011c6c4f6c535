import { createSnippet, targetNames } from "@signet/snippets";
import { beforeAll, describe, expect, test } from "vitest";
import { bodies } from "../fixtures/bodies.ts";
import { requestOf, verified } from "../support/verified.ts";

describe("snippets of every kind of body, run", () => {
  let report: Awaited<ReturnType<typeof verified>>;
  beforeAll(async () => {
    report = await verified(bodies);
  });
  const bodyOf = (operationId: string) => requestOf(report, operationId).body;
  const typeOf = (operationId: string) => new Map(requestOf(report, operationId).headers).get("content-type");
  const upload = Buffer.from("an upload\n").toString("base64");
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  test("send the same request from all programs", () => {
    expect(report.operations.flatMap(({ errors, skipped }) => [...errors, ...Object.values(skipped)])).toEqual([]);
    expect(report.counts.same).toBe(report.counts.operations);
  });

  test("send forms", () => {
    expect(bodyOf("sendForm")).toEqual({
      kind: "form",
      pairs: [
        ["name", "it's & more"],
        ["tags", "a b"],
        ["tags", "c=d"],
        ["count", "3"],
        ["deep", '{"a": [1]}'],
        ["odd name", "@file"],
        ["empty", ""],
      ],
    });
    expect(bodyOf("sendEmptyForm")).toEqual({ kind: "form", pairs: [] });
    expect(bodyOf("sendDeepForm")).toEqual({
      kind: "form",
      pairs: [
        ["card[number]", "1"],
        ["card[owner][name]", "Ada"],
      ],
    });
  });

  test("send uploads, texts before files", () => {
    const part = (name: string, text: string) => ({ name, file: undefined, type: undefined, base64: base64(text) });
    expect(bodyOf("sendMultipart")).toEqual({
      kind: "multipart",
      parts: [
        part("title", 'say "hi"; type=x'),
        part("at", "@/etc/passwd"),
        part("plain", "plain words"),
        part("tags", "a"),
        part("tags", "<b"),
        part("details", '{"a": [1, "x;y"]}'),
        { name: "cover", file: "upload.bin", type: "image/png", base64: upload },
        { name: "scan", file: "upload.bin", type: "image/png", base64: upload },
      ],
    });
    expect(bodyOf("sendFields")).toEqual({ kind: "multipart", parts: [part("a", "1"), part("b", "two")] });
  });

  test("send texts and files unchanged", () => {
    const text = 'Line one\nline "two" it\'s $HOME `id` wow! é 🌻\n';
    expect([typeOf("sendText"), bodyOf("sendText")]).toEqual(["text/plain", { kind: "bytes", base64: base64(text) }]);
    expect(bodyOf("sendAt")).toEqual({ kind: "bytes", base64: base64("@/etc/passwd") });
    expect([typeOf("sendCsv"), bodyOf("sendCsv")]).toEqual(["text/csv", { kind: "bytes", base64: upload }]);
    expect([typeOf("sendBytes"), bodyOf("sendBytes")]).toEqual(["application/pdf", { kind: "bytes", base64: upload }]);
    expect(typeOf("sendAny")).toBe("application/octet-stream");
  });

  test("prefer JSON, with the media type of the document", () => {
    expect(bodyOf("sendJson")).toEqual({ kind: "json", value: '{"yes":1}' });
    expect([typeOf("sendMerge"), bodyOf("sendMerge")]).toEqual([
      "application/merge-patch+json",
      { kind: "json", value: '{"a":null}' },
    ]);
  });
});

describe("createSnippet, with contentType and file", () => {
  test.each(targetNames)("uses the chosen media type in %s", (target) => {
    const contentType = "application/x-www-form-urlencoded";
    expect(createSnippet(bodies, "sendJson", target, { contentType }).code).toContain("no");
  });

  test("names the media types when an unknown one is chosen", () => {
    expect(() => createSnippet(bodies, "sendJson", "curl", { contentType: "text/xml" })).toThrow(
      expect.objectContaining({ code: "ERR_UNSUPPORTED_BODY", message: expect.stringContaining("application/json") }),
    );
  });

  test("quotes a file's path in every language", () => {
    const file = `covers/it's; "new",1.png`;
    const codes = targetNames.map((target) => createSnippet(bodies, "sendMultipart", target, { file }).code);
    expect(codes[0]).toContain(`--form 'cover=@"covers/it'\\''s; \\"new\\",1.png";type=image/png'`);
    expect(codes[1]).toContain(`Path('covers/it\\'s; "new",1.png').read_bytes()`);
    expect(codes[2]).toContain(`openAsBlob('covers/it\\'s; "new",1.png', { type: "image/png" })`);
  });
});
