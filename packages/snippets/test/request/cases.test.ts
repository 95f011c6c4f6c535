import { readFileSync } from "node:fs";
import {
  createSnippet,
  createSnippetFromHar,
  type HarRequest,
  type OpenApiDocument,
  parseExact,
  SnippetError,
  type SnippetOptions,
  type TargetName,
} from "@signet/snippets";
import { type RunnableSnippet, runSnippets, type SnippetRun } from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";
import { beforeAll, describe, expect, test } from "vitest";

/** A document of a public API, or a HAR request, that was written wrong, and the request that it must become. */
interface Case {
  readonly id: string;
  readonly what: string;
  readonly document?: OpenApiDocument;
  readonly har?: HarRequest;
  readonly options?: SnippetOptions;
  readonly expected: {
    /** Path and query, decoded except for what has a meaning when it is encoded. */
    readonly target?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly type?: string;
    readonly json?: unknown;
    readonly text?: string;
    readonly form?: readonly (readonly [name: string, value: string])[];
    readonly parts?: readonly (readonly [name: string, type: string | undefined, text: string])[];
    /** A text of the error message. */
    readonly refused?: string;
    readonly refusedFor?: Readonly<Partial<Record<TargetName, string>>>;
  };
}

const file = `${import.meta.dirname}/../fixtures/cases.json`;
// loadDocument keeps numbers as they are written, and so do the cases.
const cases = parseExact(readFileSync(file, "utf8")) as unknown as readonly Case[];
const targets = ["curl", "python", "typescript"] as const;

function write({ document, har, options }: Case, target: TargetName, server?: string): string {
  if (document)
    return createSnippet(document, "o", target, { ...options, ...(server !== undefined && { server }) }).code;
  return createSnippetFromHar(har ?? expect.unreachable(), target, { server }).code;
}

function isRefused({ expected }: Case, target: TargetName): boolean {
  return (expected.refused ?? expected.refusedFor?.[target]) !== undefined;
}

/** Decodes a target, except for delimiters and for escapes of what would be one. */
function readable(target: string): string {
  return target.replaceAll("+", "%20").replace(/(?:%(?!2C|26|3D|23|2B)[0-9A-F]{2})+/gi, decodeURIComponent);
}

async function partsOf(contentType: string, body: Uint8Array) {
  const [, boundary] = /boundary="?([^";]+)/.exec(contentType) ?? expect.unreachable();
  return Buffer.from(body)
    .toString()
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = "", ...text] = part.trim().split("\r\n\r\n");
      const [, name] = /[; ]name="([^"]*)"/.exec(head) ?? [];
      const [, type] = /content-type: *(.*)/i.exec(head) ?? [];
      return [name, type, text.join("\r\n\r\n")];
    });
}

describe("a case of a public API", () => {
  const runnable = targets.flatMap((target) =>
    cases.filter((one) => !isRefused(one, target)).map((one) => ({ one, target })),
  );
  let runs: readonly SnippetRun[];
  beforeAll(async () => {
    const snippets = runnable.map(({ one, target }): RunnableSnippet => {
      return { target, write: (server) => write(one, target, server) };
    });
    const root = `${import.meta.dirname}/../..`;
    runs = await runSnippets(snippets, {
      packages: root,
      conditions: ["@signet/source"],
      python: await ensurePython(),
      files: { "upload.bin": "FILE" },
    });
  }, 120_000);

  test.each(runnable.map(({ one, target }, index) => [one.id, one.what, target, one.expected, index] as const))(
    "%s (%s) sends the right request from %s",
    async (_id, _what, _target, expected, index) => {
      const { problem, requests } = runs[index] ?? expect.unreachable();
      expect(problem).toBeUndefined();
      const [request = expect.unreachable()] = requests;
      const headers = new Map(request.headers);
      const text = Buffer.from(request.body).toString();
      const { target, json, form, parts, type } = expected;
      if (target !== undefined) expect(readable(request.target)).toBe(target);
      for (const [name, value] of Object.entries(expected.headers ?? {})) expect(headers.get(name)).toBe(value);
      if (type !== undefined) expect(headers.get("content-type")).toBe(type);
      if (json !== undefined) expect(JSON.parse(text)).toEqual(json);
      if (form) expect([...new URLSearchParams(text)]).toEqual(form);
      if (parts) expect(await partsOf(headers.get("content-type") ?? "", request.body)).toEqual(parts);
      if (expected.text !== undefined) expect(text).toBe(expected.text);
    },
  );

  test.each(
    targets.flatMap((target) =>
      cases.filter((one) => isRefused(one, target)).map((one) => [one.id, target, one] as const),
    ),
  )("%s is refused for %s with the reason", (_id, target, one) => {
    const reason = one.expected.refused ?? one.expected.refusedFor?.[target] ?? "";
    expect(() => write(one, target)).toThrow(
      expect.objectContaining({ name: SnippetError.name, message: expect.stringContaining(reason) }),
    );
  });
});
