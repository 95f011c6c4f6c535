import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HTMLElement, parse } from "node-html-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildReference } from "../../reference-site/build-reference.ts";
import { brokenAddresses } from "../crawl.ts";

const folder = mkdtempSync(join(tmpdir(), "signet-reference-html-"));
const out = join(folder, "site");
let printed: string;

beforeAll(async () => {
  const files = ["shown", "addresses"].map((name) => join(import.meta.dirname, "cases", `${name}.json`));
  printed = await buildReference({ files, out });
});
afterAll(() => rmSync(folder, { recursive: true }));

function pageAt(path: string): HTMLElement {
  const html = readFileSync(join(out, path, "index.html"), "utf8");
  return parse(html, { blockTextElements: { script: true, style: true } });
}

function main(path: string): HTMLElement {
  return pageAt(path).querySelector("main") ?? expect.unreachable(`${path} has no main element`);
}

function textOf(element: HTMLElement): string {
  const cells = element.querySelectorAll("td, th");
  const text = cells.length > 0 ? cells.map((cell) => cell.textContent).join(" ") : element.textContent;
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Lists the rows of the tables on a page of the cases. */
function rows(key: string, of = ""): string[] {
  return main(`shown/${key}`).querySelectorAll(`table[aria-label^="${of}"] tbody tr`).map(textOf);
}

describe("the pages of the cases", () => {
  test.each([
    ["r01in", "Fields of the request body", ["namestring required", "passwordstring required"]],
    ["r01out", "Fields of response 200", ["idstring Set by the server.", "namestring"]],
    ["r04", "Fields", ["barstring required", "bazstring optional"]],
    ["r06", "Fields", ["kindstring optional One of a, b.", "idstring optional"]],
    ["r29", "Fields", ["tstring may be missing Known values: A, B. Other values are possible."]],
  ])("%s shows its fields", (key, of, lines) => {
    expect(rows(key, of).map((row) => row.replace(/\s+/g, " "))).toEqual(lines);
  });

  test("r03 shows each branch with its name, its discriminator value and its own fields", () => {
    const branches = main("shown/r03").querySelectorAll(".branches > .branch");
    expect(branches.map((branch) => textOf(branch.querySelector("summary") ?? branch))).toEqual([
      "Cat object petType is cat",
      "Dog object petType is dog",
    ]);
    expect(branches.map((branch) => branch.querySelectorAll("tbody tr").length)).toEqual([2, 3]);
  });

  test("r02 marks what is deprecated", () => {
    expect(main("shown/r02").querySelectorAll(".field-deprecated")).toHaveLength(3);
  });

  test("r15 tells values apart", () => {
    const code = main("shown/r15")
      .querySelectorAll("td code")
      .map((element) => element.textContent);
    for (const value of ["null", '""', "0", "false", '"null"', '{"a":1}', "[1,2]", "a`b", "^`[a-z]`$"])
      expect(code).toContain(value);
  });

  test("r16b shows all examples with their names", () => {
    const captions = main("shown/r16b").querySelectorAll("figure.sample-example figcaption > span:first-child");
    expect(captions.map((caption) => caption.textContent)).toEqual([
      "Example of response 200: First",
      "Example of response 200: Second",
    ]);
  });

  test("r19 shows redirects as responses and default as an error", () => {
    const page = main("shown/r19");
    expect(page.querySelectorAll("h3 .status").map((status) => status.textContent)).toEqual([
      "101",
      "200",
      "302",
      "2XX",
    ]);
    expect(page.querySelectorAll("table.errors tbody th").map((status) => status.textContent)).toEqual(["default"]);
    expect(page.querySelector('a[href="/shown/r01out"]')).not.toBeNull();
  });

  test.each([
    ["r21and", "HTTP Basic and API key in the header X-Key"],
    ["r21or", "HTTP Basic; or API key in the header X-Key"],
    ["r21none", "None"],
  ])("%s says how a request is authenticated", (key, words) => {
    expect(textOf(main(`shown/${key}`).querySelector(".operation-facts dd") ?? expect.unreachable())).toBe(words);
  });

  test("r22 calls the server of the operation", () => {
    const page = main("shown/r22");
    expect(
      page
        .querySelectorAll("code[data-operation]")
        .map((code) => code.textContent.includes("https://upload.example/v1/r22")),
    ).toEqual([true, true, true]);
    expect(textOf(page.querySelector(".operation-facts") ?? page)).toContain(
      "https://upload.example/{v} Uploads".replace(" ", ""),
    );
  });

  test("a webhook has a page and no snippet", () => {
    const page = main("shown/webhooks/newPet");
    expect(page.querySelector("h1")?.textContent).toBe("New pet");
    expect(page.querySelector("code[data-operation]")).toBeNull();
  });

  test("every parameter, field, header and status has an address", () => {
    for (const key of ["r03", "r17", "r19"]) {
      for (const row of main(`shown/${key}`).querySelectorAll("table.fields tbody > tr:not(.field-folded)"))
        expect(row.id).not.toBe("");
    }
    const page = main("shown/r19");
    for (const id of ["response-200", "response-302", "error-default", "response-200-header-X-Left"])
      expect(page.getElementById(id), id).not.toBeNull();
  });

  test("snippets have the document's own placeholders", () => {
    const curl = main("shown/r01out").querySelector("code[data-target=curl]");
    expect(curl?.textContent).toContain("username:password");
  });
});

describe("the pages of names in any script and case", () => {
  test.each([
    ["getUser", "Upper"],
    ["getuser-2", "Lower"],
    ["取得", "取得する"],
    ["404-2", "an op named 404"],
    ["tag/用户", "用户"],
    ["tag/عربي", "عربي"],
  ])("%s exists", (path, title) => {
    expect(main(`addresses/${path}`).querySelector("h1")?.textContent).toBe(title);
  });

  test("the first page lists the documents", () => {
    const links = main("")
      .querySelectorAll("a")
      .map((link) => link.getAttribute("href"));
    expect(links).toEqual(["/shown", "/addresses"]);
  });

  test("all links lead to pages and files", () => {
    expect(brokenAddresses({ folder: out, origin: "http://localhost:3000", base: "/" })).toEqual([]);
  });

  test("descriptions are Markdown without foreign elements", () => {
    const page = main("addresses/markdown");
    for (const selector of [
      "article li",
      "table td",
      "pre code",
      "blockquote",
      "h3",
      "em",
      'a[href="https://a.example/x"]',
    ]) {
      expect(page.querySelector(selector), selector).not.toBeNull();
    }
    const index = main("addresses");
    expect(index.querySelectorAll("script, img, [onerror]")).toEqual([]);
    expect(index.textContent).toContain("<script>alert(1)</script>");
  });
});

test("the build says nothing when everything is shown", () => {
  expect(printed).not.toContain("Not shown");
});
