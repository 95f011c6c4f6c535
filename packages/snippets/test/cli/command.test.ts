import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSnippet } from "@signet/snippets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract, operationIds } from "../support/contract.ts";

const command = `${import.meta.dirname}/../../src/cli/command.ts`;
const require = createRequire(import.meta.url);
const bundled = require.resolve("@signet/openapi/openapi.json");
const split = `${import.meta.dirname}/../../../../openapi/openapi.yaml`;

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

function run(...parameters: readonly string[]): Promise<Ended> {
  const all = ["--conditions=@signet/source", command, ...parameters];
  return new Promise((done) => {
    execFile(process.execPath, all, { maxBuffer: 1e9 }, (error, output, errors) =>
      done({ code: Number(error?.code ?? 0), output, errors }),
    );
  });
}

describe("signet-snippets", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "snippets-command-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  test.each([bundled, split])("writes one snippet to standard output from %s", async (document) => {
    const { code, output, errors } = await run(document, "--operation", "listCompanies", "--target", "curl");
    expect({ code, output, errors }).toEqual({
      code: 0,
      output: "curl https://api.bitsighttech.com/v1/companies -u api_token:\n",
      errors: "",
    });
  });

  test("writes all of them, each below its name", async () => {
    const { code, output } = await run(bundled);
    expect(code).toBe(0);
    expect(output.match(/^(?:#|\/\/) \w+ \((?:curl|Python|TypeScript)\)$/gm)).toHaveLength(3 * operationIds.length);
  });

  test("writes files named after operation and target", async () => {
    const out = join(folder, "out");
    const ended = await run(split, "--out", out, "--server", "https://localhost:8443", "--token", "abc123");
    expect(ended).toMatchObject({
      code: 0,
      output: "",
      errors: expect.stringContaining(`${3 * operationIds.length} files`),
    });
    const options = { server: "https://localhost:8443", token: "abc123" };
    for (const operationId of operationIds) {
      for (const [name, target] of [
        ["curl.sh", "curl"],
        ["python.py", "python"],
        ["typescript.ts", "typescript"],
      ] as const) {
        const { code } = createSnippet(contract, operationId, target, options);
        expect(await readFile(join(out, operationId, name), "utf8")).toBe(`${code}\n`);
      }
    }
  });

  test("keeps a hostile id inside the folder it writes to", async () => {
    const operationId = "../../up/../x\n# y";
    const document = await file(
      "ids.json",
      JSON.stringify({
        openapi: "3.1.0",
        servers: [{ url: "https://api.library.example" }],
        paths: {
          "/a": { get: { operationId } },
          "/b/{c}": { get: { parameters: [{ name: "c", in: "path", example: 1 }] } },
        },
      }),
    );
    const out = join(folder, "ids");
    expect(await run(document, "--out", out, "--target", "curl")).toMatchObject({ code: 0 });
    expect(await readFile(join(out, "%2E%2E/%2E%2E/up/%2E%2E/x%0A%23 y/curl.sh"), "utf8")).toContain("/a\n");
    expect(await readFile(join(out, "GET/b/{c}/curl.sh"), "utf8")).toContain("/b/1\n");
    const { output } = await run(document, "--target", "curl");
    expect(output.split("\n").filter((line) => /^# y/.test(line))).toEqual([]);
  });

  test("prints the document with x-codeSamples and unchanged numbers", async () => {
    const text =
      '{"openapi": "3.1.0", "servers": [{"url": "https://a.example"}], "x-n": 1.0, "paths": {"/a": {"get": {}}}}';
    const { output } = await run(await file("samples.json", text), "--samples", "--target", "curl");
    expect(output).toContain('"x-n": 1.0');
    expect(JSON.parse(output).paths["/a"].get["x-codeSamples"]).toEqual([
      { lang: "Shell", label: "curl", source: "curl https://a.example/a" },
    ]);
  });

  test("names the position of an error in the document", async () => {
    expect(await run(await file("bad.yaml", "openapi: 3.1.0\npaths:\n  a: b: c\n"))).toMatchObject({
      code: 2,
      output: "",
      errors: expect.stringContaining("bad.yaml:3:6: not valid JSON or YAML"),
    });
  });

  test.each([
    [[], "the OpenAPI document is missing"],
    [["nowhere.yaml"], "nowhere.yaml: cannot be read (ENOENT)"],
    [[bundled, "--target", "ruby"], "curl, python, typescript"],
    [[bundled, "--wrong"], "--wrong"],
    [[bundled, "--operation", "listCompany"], "listCompanies"],
    [[bundled, "more"], "one too many"],
  ] as const)("exits with 2 for %j and names the problem", async (parameters, message) => {
    expect(await run(...parameters)).toMatchObject({ code: 2, errors: expect.stringContaining(message) });
  });

  test("writes the possible snippets, names the failed operations, and exits with 1", async () => {
    const text = '{"openapi": "3.1.0", "paths": {"/a/{b}": {"get": {}}, "/c": {"get": {}}}}';
    const ended = await run(await file("half.json", text), "--target", "curl", "--server", "https://a.example");
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("curl https://a.example/c\n");
    expect(ended.errors).toContain("GET /a/{b}, curl: The path parameter {b} of GET /a/{b} is empty or not described.");
  });

  test("prints progress for a large document", async () => {
    const paths = Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`/p${index}`, { get: {} }]));
    const document = await file(
      "large.json",
      JSON.stringify({ openapi: "3.1.0", servers: [{ url: "https://a.example" }], paths }),
    );
    expect((await run(document, "--out", join(folder, "large"), "--target", "curl")).errors).toMatch(
      /200 of 450 operations\n.*400 of 450 operations\n/,
    );
  });

  test("has help and a version", async () => {
    expect(await run("--help")).toMatchObject({
      code: 0,
      output: expect.stringContaining("not affiliated with Bitsight"),
    });
    expect((await run("--version")).output).toMatch(/^\d+\.\d+\.\d+/);
  });
});
