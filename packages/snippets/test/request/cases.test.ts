import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  allTargetNames,
  createSnippet,
  createSnippetFromHar,
  type HarRequest,
  type OpenApiDocument,
  parseExact,
  SnippetError,
  type SnippetOptions,
  type TargetName,
} from "@signet/snippets";
import { findInterpreters, type RunnableSnippet, runSnippets, type SnippetRun } from "@signet/snippets/verify";
import { ensureEnvironment, ensurePython } from "@signet/tools/python";
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
/** Compilers run in `pnpm test:corpus`, if they are installed. */
const isFull = process.env.SIGNET_ROUND === "full";
const missing = findInterpreters(allTargetNames).missing;
const writers: readonly Writer[] = [
  ...allTargetNames.map((target) => ({ name: target, target })),
  { name: "httpx", target: "python", pythonClient: "httpx" } as const,
].filter(({ target }) => (target === "go" || target === "java" ? isFull && !missing.includes(target) : true));
if (isFull) console.log(`missing programs: ${missing.join(", ") || "none"}`);

/** A target, with the library that it uses. */
interface Writer {
  readonly name: string;
  readonly target: TargetName;
  readonly pythonClient?: "httpx";
}

function write({ document, har, options }: Case, { target, pythonClient }: Writer, server?: string): string {
  if (!document) return createSnippetFromHar(har ?? expect.unreachable(), target, { server, pythonClient }).code;
  const all = { ...options, pythonClient, ...(server !== undefined && { server }) };
  return createSnippet(document, "o", target, all).code;
}

/** Returns a text of the message with which a case is refused. What TypeScript cannot send, no other fetch can. */
function refusalOf({ expected: { refused, refusedFor = {} } }: Case, { target }: Writer): string | undefined {
  return refused ?? refusedFor[target] ?? (target === "javascript" ? refusedFor.typescript : undefined);
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
  const runnable = writers.flatMap((writer) =>
    cases.filter((one) => refusalOf(one, writer) === undefined).map((one) => ({ one, writer })),
  );
  const runs = new Map<(typeof runnable)[number], SnippetRun>();
  beforeAll(async () => {
    const run = async (group: typeof runnable, python: string) => {
      const snippets = group.map(({ one, writer }): RunnableSnippet => {
        return { target: writer.target, write: (server) => write(one, writer, server) };
      });
      const packages = `${import.meta.dirname}/../..`;
      const options = { packages, conditions: ["@signet/source"], python, files: { "upload.bin": "FILE" } };
      for (const [index, result] of (await runSnippets(snippets, options)).entries()) {
        runs.set(group[index] ?? expect.unreachable(), result);
      }
    };
    const isHttpx = ({ writer }: (typeof runnable)[number]) => writer.pythonClient === "httpx";
    const httpx = join(await ensureEnvironment(".venv-httpx", "httpx", "httpx==0.28.1"), "bin/python");
    await run(runnable.filter(isHttpx), httpx);
    await run(
      runnable.filter((one) => !isHttpx(one)),
      await ensurePython(),
    );
  }, 240_000);

  test.each(runnable.map((one) => [one.one.id, one.one.what, one.writer.name, one.one.expected, one] as const))(
    "%s (%s) sends the right request from %s",
    async (_id, _what, _target, expected, one) => {
      const { problem, requests } = runs.get(one) ?? expect.unreachable();
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
    writers.flatMap((writer) =>
      cases
        .filter((one) => refusalOf(one, writer) !== undefined)
        .map((one) => [one.id, writer.name, one, writer] as const),
    ),
  )("%s is refused for %s with the reason", (_id, _target, one, writer) => {
    const reason = refusalOf(one, writer) ?? "";
    expect(() => write(one, writer)).toThrow(
      expect.objectContaining({ name: SnippetError.name, message: expect.stringContaining(reason) }),
    );
  });
});
