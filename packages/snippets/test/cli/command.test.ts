import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSnippet } from "@signet/snippets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { contract, operationIds } from "../support/contract.ts";

const command = `${import.meta.dirname}/../../src/cli/command.ts`;
const require = createRequire(import.meta.url);
const bundled = require.resolve("@signet/openapi/openapi.json");
const split = `${import.meta.dirname}/../../../../openapi/openapi.yaml`;

const servers = [{ url: "https://a.example" }];

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

function run(...parameters: readonly string[]): Promise<Ended> {
  return runWith("", parameters);
}

function runWith(input: string, parameters: readonly string[]): Promise<Ended> {
  const all = ["--conditions=@signet/source", command, ...parameters];
  return new Promise((done) => {
    const child = execFile(process.execPath, all, { maxBuffer: 1e9 }, (error, output, errors) =>
      done({ code: Number(error?.code ?? 0), output, errors }),
    );
    child.stdin?.on("error", () => {}).end(input);
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
    expect(await readFile(join(out, "%2E%2E-..-up-..-x%0A%23 y/curl.sh"), "utf8")).toContain("/a\n");
    expect(await readFile(join(out, "GET-b-{c}/curl.sh"), "utf8")).toContain("/b/1\n");
    const { output } = await run(document, "--target", "curl");
    expect(output.split("\n").filter((line) => /^# y/.test(line))).toEqual([]);
  });

  test("writes a file for each of many ids that are nearly equal", async () => {
    const long = "x".repeat(205);
    const ids = [`${long}A`, `${long}B`, "a/b", "a//b", "a-b", "A-B", "con", "curl.sh", "a-b-2"];
    const paths = Object.fromEntries(ids.map((operationId, index) => [`/p${index}`, { get: { operationId } }]));
    const document = await file("coll.json", JSON.stringify({ openapi: "3.1.0", servers, paths }));
    const out = join(folder, "coll");
    expect((await run(document, "--out", out, "--target", "curl")).errors).toContain(`${ids.length} files written`);
    const folders = await readdir(out);
    expect(new Set(folders.map((name) => name.toLowerCase())).size).toBe(ids.length);
    const codes = await Promise.all(folders.map((name) => readFile(join(out, name, "curl.sh"), "utf8")));
    expect(codes.sort()).toEqual(ids.map((_, index) => `curl --location https://a.example/p${index}\n`));
    // A run for one operation finds the name that it has among all.
    await run(document, "--out", out, "--target", "curl", "--operation", "a//b");
    expect(await readdir(out)).toEqual(folders);
  });

  test.each([
    ["a file", () => file("taken.txt", "")],
    ["a folder that cannot be created", () => "/proc/x"],
  ])("exits with 2 when --out is %s", async (_what, out) => {
    const document = await file(
      "out.json",
      JSON.stringify({ openapi: "3.1.0", servers, paths: { "/a": { get: {} } } }),
    );
    expect(await run(document, "--out", await out(), "--target", "curl")).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/cannot be written \(E\w+\): choose another --out/),
    });
  });

  describe("with --samples", () => {
    const text =
      '{"openapi": "3.1.0", "servers": [{"url": "https://a.example"}], "x-n": 1.0, "paths": {"/a": {"get": {}}}}';
    const sample = {
      lang: "Shell",
      label: "curl",
      source: "curl --location https://a.example/a",
      "x-generator": "@signet/snippets",
    };

    test("prints a JSON document as JSON, with its numbers unchanged", async () => {
      const { code, output } = await run(await file("samples.json", text), "--samples", "--target", "curl");
      expect(code).toBe(0);
      expect(output).toContain('"x-n": 1.0');
      expect(JSON.parse(output).paths["/a"].get["x-codeSamples"]).toEqual([sample]);
    });

    test("prints a YAML document as YAML, with its numbers unchanged", async () => {
      const yaml =
        "openapi: 3.1.0\nservers: [{ url: https://a.example }]\nx-n: 1.0\nx-big: 9223372036854775807\npaths: { /a: { get: {} } }\n";
      const { output } = await runWith(yaml, ["-", "--samples", "--target", "curl"]);
      expect(output).toMatch(/^openapi: 3\.1\.0\n.*^x-n: 1\.0\nx-big: 9223372036854775807\n/ms);
      expect(parse(output).paths["/a"].get["x-codeSamples"]).toEqual([sample]);
    });

    test("keeps a YAML document's comments, order and aliases", async () => {
      const yaml = `# The library's API
openapi: 3.1.0 # the newest
servers:
- url: "https://a.example"
x-n: &n 1.50
x-m: *n
paths:
  /a:
    get:
      # Not in use yet.
      deprecated: true
`;
      const { output } = await runWith(yaml, ["-", "--samples", "--target", "curl"]);
      const added = `      x-codeSamples:
      - lang: Shell
        label: curl
        source: curl --location https://a.example/a
        x-generator: "@signet/snippets"
`;
      expect(output).toBe(yaml + added);
    });

    test("writes an operation behind an alias out", async () => {
      const yaml = "openapi: 3.1.0\nservers: [{ url: https://a.example }]\npaths: { /a: &a { get: {} }, /b: *a }\n";
      const { output } = await runWith(yaml, ["-", "--samples", "--target", "curl"]);
      const { paths } = parse(output);
      expect(paths["/a"].get["x-codeSamples"]).toEqual([sample]);
      expect(paths["/b"].get["x-codeSamples"][0].source).toBe("curl --location https://a.example/b");
    });

    test("names what it cannot write, and prints nothing when it can write nothing", async () => {
      const half = '{"openapi": "3.1.0", "servers": [{"url": "https://a.example"}], "paths": {"/a/{b}": {"get": {}}}}';
      const ended = await run(await file("nothing.json", half), "--samples");
      expect(ended).toMatchObject({ code: 1, output: "" });
      expect(ended.errors).toMatch(/GET \/a\/\{b\}, curl, python, typescript: .*\n.*no sample could be written/);
    });

    test("honors --operation, and refuses --out", async () => {
      const two = text.replace('"paths": {', '"paths": {"/b": {"get": {}}, ');
      const ended = await run(await file("two.json", two), "--samples", "--operation", "get /a", "--target", "curl");
      expect(JSON.parse(ended.output).paths["/b"].get).toEqual({});
      expect(await run(join(folder, "two.json"), "--samples", "--out", "d")).toMatchObject({ code: 2 });
    });
  });

  describe("reads its input", () => {
    const text = JSON.stringify({ openapi: "3.1.0", servers, paths: { "/a": { get: {} } } });
    const curl = "curl --location https://a.example/a\n";

    test("from standard input", async () => {
      expect(await runWith(text, ["-", "--target", "curl"])).toEqual({ code: 0, output: curl, errors: "" });
      expect(await runWith("a: b: c", ["-"])).toMatchObject({
        code: 2,
        errors: expect.stringContaining("standard input:1:"),
      });
    });

    test("from a URL, whose query and credentials no message repeats", async () => {
      const relative = text.replace("https://a.example", "/v3");
      const server = createServer((request, response) => {
        const isFound = request.url?.startsWith("/api") ?? false;
        response.writeHead(isFound ? 200 : 404).end(request.url === "/api/relative.json" ? relative : text);
      });
      const port = await new Promise<number>((done) => {
        server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port));
      });
      const url = `http://127.0.0.1:${port}`;
      try {
        expect((await run(`${url}/api.json`, "--target", "curl")).output).toBe(curl);
        const { output } = await run(`${url}/api/relative.json`, "--target", "curl");
        expect(output).toBe(curl.replace("https://a.example", `${url}/v3`));
        expect(await run(`${url}/no.json?key=s3cret`)).toEqual({
          code: 2,
          output: "",
          errors: `signet-snippets: ${url}/no.json: cannot be fetched (status 404) [ERR_INVALID_DOCUMENT]\n`,
        });
      } finally {
        server.close();
      }
      expect((await run(`${url}/api.json`)).errors).toContain("ECONNREFUSED");
      const { code, errors } = await run("https://user:s3cret@a.example/api.json");
      expect(code).toBe(2);
      expect(errors).not.toContain("s3cret");
    });

    test("from a HAR file, with an id for each request", async () => {
      const request = { method: "GET", url: "https://a.example/a", headers: [] };
      const har = JSON.stringify({ log: { version: "1.2", entries: [{ request }, { request }] } });
      const { output } = await runWith(har, ["-", "--target", "curl"]);
      expect(output).toBe(`# GET /a (curl)\n${curl}\n# GET /a (2) (curl)\n${curl}\n`);
      const path = await file("calls.har", har);
      expect((await run(path, "--target", "curl", "--operation", "GET /a (2)")).output).toBe(curl);
      expect(await run(path, "--all")).toMatchObject({
        code: 2,
        errors: expect.stringContaining("--all is for OpenAPI"),
      });
      expect(await run(path, "--samples")).toMatchObject({ code: 2 });
      expect(await run("verify", path)).toMatchObject({ code: 2 });
    });

    test("and says when it has no operation", async () => {
      expect(await runWith('{"openapi": "3.1.0"}', ["-"])).toMatchObject({
        code: 2,
        errors: expect.stringContaining("no operation"),
      });
    });
  });

  test("has every option of the library", async () => {
    const document = {
      openapi: "3.1.0",
      servers: [{ url: "https://{region}.example" }],
      paths: {
        "/a": {
          post: {
            requestBody: { content: { "application/json": { example: {} }, "application/pdf": {} } },
            responses: { 200: { content: { "application/json": {}, "text/csv": {} } } },
          },
        },
      },
    };
    const { output } = await runWith(JSON.stringify(document), [
      ...["-", "--target", "curl", "--server-variable", "region=eu", "--content-type", "application/pdf"],
      ...["--file", "a.pdf", "--accept", "text/csv", "--download", "b.csv"],
    ]);
    expect(output).toContain("https://eu.example/a");
    for (const word of ["application/pdf", "@a.pdf", "Accept: text/csv", "--output b.csv"]) {
      expect(output).toContain(word);
    }
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
    [[bundled, "--limit", "1"], "--limit is for verify only"],
    [["verify", bundled, "--samples"], "--samples is not for verify"],
    [[bundled, "--client", "axios"], '--client must be fetch or signet (it is "axios")'],
    [[bundled, "--server-variable", "eu"], '--server-variable must be NAME=VALUE (it is "eu")'],
  ] as const)("exits with 2 for %j and names the problem", async (parameters, message) => {
    expect(await run(...parameters)).toMatchObject({ code: 2, errors: expect.stringContaining(message) });
  });

  test("writes the possible snippets, names each cause once, and exits with 1", async () => {
    const paths = { "/a/{b}": { get: {} }, "/c": { get: {} }, "/d": { trace: {} }, "/e": { trace: {} } };
    const document = await file("half.json", JSON.stringify({ openapi: "3.1.0", servers, paths }));
    const ended = await run(document, "--target", "curl,typescript");
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("curl --location https://a.example/c\n");
    expect(ended.errors.trim().split("\n")).toEqual([
      expect.stringMatching(/^signet-snippets: GET \/a\/\{b\}, curl, typescript: .*\{b\}/),
      expect.stringMatching(/^signet-snippets: TRACE \/d and 1 more, typescript: .*\[ERR_UNSUPPORTED_METHOD\]$/),
    ]);
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
