import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCommand } from "../reference-site/build-reference.ts";
import { brokenAddresses } from "./crawl.ts";

const launcher = join(import.meta.dirname, "../../../tools/run.mjs");
const folder = mkdtempSync(join(tmpdir(), "signet-reference-"));
const origin = "https://docs.example.com";
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `pnpm reference` in the folder. */
async function reference(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const { INIT_CWD: _, ...others } = process.env;
  const env = { ...others, DOCS_URL: origin };
  const run = promisify(execFile)(process.execPath, [launcher, "reference", ...args], { cwd: folder, env });
  return run.then(
    (output) => ({ ...output, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

function writeDocument(name: string, document: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

describe("pnpm reference", () => {
  test("builds a document at a base path, from files relative to the caller's folder", async () => {
    cpSync(join(import.meta.dirname, "reference/cases/head-options-trace.json"), join(folder, "head.json"));
    const { stdout, stderr, code } = await reference("head.json", "--base-url", "/x/");
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toContain("Building a site of head.json");
    expect(stdout).toContain("Not shown:\n  t: the typescript snippet (t uses TRACE");
    const built = join(folder, "reference");
    const site = { folder: built, origin, base: "/x/" };
    expect(brokenAddresses(site)).toEqual([]);

    const index = parse(readFileSync(join(built, "index.html"), "utf8"));
    expect(index.querySelector("h1")?.textContent).toBe("t");
    expect(index.querySelector("title")?.textContent).toBe("t");
    expect(index.querySelectorAll("main .operations a").map((link) => link.getAttribute("href"))).toContain("/x/h");
    expect(index.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(`${origin}/x/`);
    const pages = ["h", "tag/T", "tag/t"].filter((path) => existsSync(join(built, path, "index.html")));
    expect(pages).toHaveLength(2);
    // Nothing of our own site.
    for (const path of ["token", "changelog", "machines", "sandbox", "postman.json", "verified.json"]) {
      expect(existsSync(join(built, path)), path).toBe(false);
    }
    const operation = readFileSync(join(built, "h/index.html"), "utf8");
    expect(parse(operation).textContent.match(/signet|bitsight|api_token/gi)).toEqual(["Signet"]);
    expect(operation).toContain("Made with Signet");
    expect(operation).toContain("Switch between dark and light mode");
    for (const path of ["pagefind/pagefind.js", "h.md", "llms.txt", "sitemap.xml"]) {
      expect(existsSync(join(built, path)), path).toBe(true);
    }
  });

  test("prints its help, with examples", async () => {
    const { stdout, code } = await reference("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: pnpm reference FILE… [--out DIR] [--base-url /x/]");
    expect(stdout).toContain("Examples:\n  pnpm reference openapi.yaml");
  });

  test.each([
    [[], "the file of an OpenAPI document is missing: name at least one"],
    [["no-such-file.yaml"], "no-such-file.yaml: cannot be read (ENOENT)"],
    [["head.json", "--colour"], "Unknown option '--colour'"],
  ])("fails with one line for %j", async (args, message) => {
    const { stderr, code } = await reference(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pnpm reference: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });
});

describe("buildCommand", () => {
  let file: string;
  beforeAll(() => {
    file = writeDocument("ok.json", { openapi: "3.0.3", info: { title: "Ok" }, paths: {} });
  });

  test.each([
    ["Swagger 2.0", { swagger: "2.0", info: {}, paths: {} }, "Swagger 2.0"],
    ["OpenAPI 3.2", { openapi: "3.2.0", info: {}, paths: {} }, "OpenAPI 3.2.0 is not supported"],
    ["OpenAPI 4", { openapi: "4.0.0", info: {}, paths: {} }, "OpenAPI 4.0.0 is not supported"],
    ["what is not OpenAPI", { asyncapi: "3.0.0" }, 'it has no "openapi: 3.…"'],
  ])("refuses %s by name, and creates no folder", async (_, document, message) => {
    const out = join(folder, "refused");
    await expect(buildCommand({ files: [writeDocument("refused.json", document)], out })).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  test("gives files of the same name different paths", async () => {
    mkdirSync(join(folder, "other"));
    const other = writeDocument("other/ok.json", { openapi: "3.1.0", paths: {} });
    const { env, clean } = await buildCommand({ files: [file, other], out: join(folder, "both") });
    clean();
    expect(JSON.parse(env.REFERENCE_SITE ?? "").documents).toEqual([
      { file, title: "Ok", name: "ok" },
      { file: other, title: "ok", name: "ok-2" },
    ]);
  });

  test.each(["x", "/x", "x/", "/x y/", "//"])("refuses the base path %s", async (baseUrl) => {
    const build = buildCommand({ files: [file], out: join(folder, "refused"), baseUrl });
    await expect(build).rejects.toThrow(/^--base-url must .*: got "/);
  });

  test("refuses an output folder that has files, or cannot be created", async () => {
    await expect(buildCommand({ files: [file], out: folder })).rejects.toThrow(
      `the output folder ${folder} is not empty: empty it, or choose another with --out`,
    );
    await expect(buildCommand({ files: [file], out: join(file, "site") })).rejects.toThrow(
      `the output folder ${join(file, "site")} cannot be written (ENOTDIR): choose another with --out`,
    );
  });
});
