import { readFileSync } from "node:fs";
import { join } from "node:path";
import { targetNames } from "@signet/snippets";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { hashOf } from "../plugins/reference/runs.ts";
import { siteAddress } from "../site-address.ts";
import { brokenAddresses } from "./crawl.ts";
import { base, contract, fileAt, pages, runs } from "./site.ts";

const copyOf = (path: string) => fileAt(path === "/" ? "index.md" : `${path}.md`);
const indexed = pages.filter(({ path }) => path !== "/404");

/** Lists the code of every fence of a Markdown text. */
function fencesOf(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,})[^\n`]*\n([\s\S]*?)\n\1$/gm)].map(([, , code = ""]) => code);
}

describe("the published record of runs", () => {
  const recorded = new Set(Object.values(runs).flatMap(({ sha256 }) => sha256));

  test("has every snippet of the built pages", () => {
    const codes = pages.flatMap(({ root }) =>
      root.querySelectorAll("code[data-operation]").map((code) => code.textContent),
    );
    expect(codes.length).toBeGreaterThanOrEqual(contract.operations.length * targetNames.length);
    for (const code of codes) expect(recorded, code).toContain(hashOf(code));
  });

  test("matches the snippets of the Markdown copies", () => {
    for (const { path, root } of indexed) {
      const fences = new Set(fencesOf(copyOf(path)).map(hashOf));
      for (const code of root.querySelectorAll("code[data-operation]")) {
        expect(fences.has(hashOf(code.textContent)), `${path}: ${code.textContent}`).toBe(true);
      }
    }
  });

  test("has every sample of the published contract", () => {
    const document = JSON.parse(fileAt("openapi.json"));
    const samples = Object.values<Record<string, { "x-codeSamples"?: { source: string }[] }>>(document.paths)
      .flatMap((item) => Object.values(item))
      .flatMap((operation) => operation["x-codeSamples"] ?? []);
    expect(samples).toHaveLength(contract.operations.length * targetNames.length);
    for (const { source } of samples) expect(recorded, source).toContain(hashOf(source));
  });
});

describe("the exports", () => {
  test.each(indexed)("$path has a Markdown copy with the same code", ({ path, root }) => {
    const copy = copyOf(path);
    const shown = root.querySelectorAll("main figure.sample pre code").map((code) => code.textContent);
    expect(fencesOf(copy).filter((code) => shown.includes(code))).toEqual(shown);
    expect(copy).toContain(`# ${root.querySelector("main h1")?.textContent}`);
  });

  test("llms.txt lists every page, and llms-full.txt contains every Markdown copy", () => {
    const [list, full] = [fileAt("llms.txt"), fileAt("llms-full.txt")];
    for (const { path } of indexed) {
      expect(list).toContain(`(https://signet.example${base}${path === "/" ? "/index" : path}.md)`);
      expect(full).toContain(copyOf(path));
    }
  });

  test("the contract is the same in YAML and JSON", () => {
    expect(parse(fileAt("openapi.yaml"))).toEqual(JSON.parse(fileAt("openapi.json")));
  });

  test("the collections have every operation, the token as user name and an empty password", () => {
    const postman = JSON.parse(fileAt("postman.json"));
    expect(postman.auth.basic.map(({ key, value }: { key: string; value: string }) => [key, value])).toEqual([
      ["username", "{{api_token}}"],
      ["password", ""],
    ]);
    const requests = postman.item.flatMap(({ item }: { item: unknown[] }) => item);
    expect(requests).toHaveLength(contract.operations.length);
    const bruno = unzipSync(readFileSync(join(import.meta.dirname, "../build/bruno.zip")));
    const text = (name: string) => new TextDecoder().decode(bruno[name]);
    expect(text("collection.bru")).toContain("auth:basic {\n  username: {{api_token}}\n  password:\n}");
    for (const { id, tag } of contract.operations) expect(text(`${tag}/${id}.bru`)).toContain(`operationId: ${id}`);
  });

  test("every address in pages and files has the base path, and leads to a file", () => {
    const folder = join(import.meta.dirname, "../build");
    expect(brokenAddresses({ folder, origin: "https://signet.example", base: `${base}/` })).toEqual([]);
  });

  test("no base path begins like a page", () => {
    const folders = new Set(indexed.map(({ path }) => path.split("/")[1]).filter((folder) => folder !== ""));
    for (const folder of folders) {
      expect(() => siteAddress({ DOCS_BASE_URL: `/${folder}/` }), folder).toThrow("which is a page of the site");
    }
  });

  test("robots.txt names the sitemap", () => {
    expect(fileAt("robots.txt")).toBe(`User-agent: *\nAllow: /\nSitemap: https://signet.example${base}/sitemap.xml\n`);
  });

  test("the sitemap lists every page", () => {
    const sitemap = fileAt("sitemap.xml");
    for (const { path } of indexed) expect(sitemap).toContain(`<loc>https://signet.example${base}${path}</loc>`);
  });

  test.each(pages)("$path allows only content and scripts of the site", ({ root, html }) => {
    const policy = root.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script"));
  });
});
