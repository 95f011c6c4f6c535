import { createSnippet, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { ourReference } from "../our-reference.ts";
import { base, contract, hasFile, pageAt, pages, tagOf, textOf } from "./site.ts";

const { placeholder } = ourReference.token;
describe.each(pages)("the page $path", ({ path, html, root }) => {
  const snippets = root.querySelectorAll("code[data-operation]");

  test("says that Signet is unofficial", () => {
    const footer = root.querySelector("footer");
    expect(footer && textOf(footer)).toContain("Signet is unofficial and not affiliated with Bitsight.");
  });

  test("loads nothing from other sites", () => {
    const sources = root
      .querySelectorAll(
        "script[src], img[src], iframe, source, link[rel~=stylesheet], link[rel~=preload], link[rel~=icon]",
      )
      .map((element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "");
    for (const source of sources)
      expect(source.startsWith("data:") || source.startsWith(`${base}/`), source).toBe(true);
    for (const source of sources) expect(source).not.toMatch(/^\/\//);
    expect(html).not.toMatch(/@import|url\(\s*["']?(https?:)?\/\//);
  });

  test("names what the keyboard stops at to scroll, and has no block within a line", () => {
    for (const panel of root.querySelectorAll("pre[tabindex]")) {
      expect(panel.getAttribute("role")).toBe("group");
      expect(panel.getAttribute("aria-label")).toBeTruthy();
    }
    expect(root.querySelectorAll("span dialog, p div")).toEqual([]);
  });

  test("links to the feed, the icons and its Markdown copy", () => {
    const links = root
      .querySelectorAll("head link")
      .map((link) => `${link.getAttribute("rel")} ${link.getAttribute("href")}`);
    expect(links).toContain(`alternate ${base}/changelog/atom.xml`);
    expect(links).toContain(`apple-touch-icon ${base}/apple-touch-icon.png`);
    if (path !== "/404") expect(links).toContain(`alternate ${base}${path === "/" ? "/index" : path}.md`);
  });

  test("shows only requests over HTTPS that check certificates", () => {
    for (const { textContent: code } of snippets) {
      expect(code).not.toMatch(/http:\/\/|\s-k\b|--insecure|verify=False|rejectUnauthorized/);
    }
  });

  test("shows the snippets that createSnippet writes, with the token linked to its application", () => {
    for (const snippet of snippets) {
      const attribute = (name: string) => snippet.getAttribute(`data-${name}`) ?? "";
      const target = targetNames.find((name) => name === attribute("target")) ?? "curl";
      const [server, token] = [attribute("server"), attribute("token")];
      expect(snippet.textContent).toBe(
        createSnippet(contract.document, attribute("operation"), target, { server, token }).code,
      );
      const { url, name } = ourReference.token.source(server, tagOf(attribute("operation")));
      const link = snippet.querySelector("a.token-place");
      expect(link?.getAttribute("href")).toBe(url);
      expect(link?.querySelector("mark")?.textContent).toBe(token);
      // The same links are below the code.
      const sample = snippet.closest("figure");
      expect(sample?.querySelector(`.sample-token a[href="${url}"]`)?.textContent).toBe(name);
      expect(
        sample?.querySelector(`.sample-token a[href="${base}/token/generate"]:not(.token-place)`)?.textContent,
      ).toBe("Get a token");
    }
  });

  test("shows no other code than the blocks of guides, which are executed or data, and recorded outputs", () => {
    for (const code of root.querySelectorAll("pre code:not([data-operation])")) {
      if (path.startsWith("/reference/")) continue;
      const kind = code.getAttribute("data-kind") ?? (code.hasAttribute("data-output") ? "output" : undefined);
      expect(["command", "ts", "json", "powershell", "py", "java", "go", "output"], code.textContent).toContain(kind);
    }
  });

  test("links each placeholder in its text to the page on tokens", () => {
    const placeholders = root
      .querySelectorAll("main code:not([data-operation], [data-example], [data-kind=ts])")
      .filter((code) => new RegExp(`\\b${placeholder}\\b`).test(code.textContent));
    for (const code of placeholders) expect(code.querySelector(`a[href="${base}/token/generate"]`)).not.toBeNull();
  });

  test("links only to pages, anchors and files that exist", () => {
    for (const link of root.querySelectorAll("a[href]")) {
      const url = new URL(link.getAttribute("href") ?? "", `https://site.invalid${base}${path}`);
      if (url.host !== "site.invalid") continue;
      expect(`${url.pathname}/`.startsWith(`${base}/`), `${path} links to ${url.pathname}`).toBe(true);
      const address = decodeURIComponent(url.pathname.slice(base.length).replace(/\/$/, "")) || "/";
      const page = pages.find((candidate) => candidate.path === address);
      expect(page !== undefined || hasFile(address), `${path} links to ${url.pathname}`).toBe(true);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor) expect(page?.root.getElementById(anchor), `${path} links to ${url.pathname}${url.hash}`).toBeTruthy();
    }
  });
});

describe("the guides", () => {
  test.each([
    "/token",
    "/token/generate",
    "/token/fetch",
    "/token/placement",
    "/token/rotate",
    "/start",
    "/client",
    "/client/limits",
    "/client/lists",
    "/client/files",
    "/client/testing",
    "/client/network",
    "/auth",
    "/snippets",
    "/tools",
    "/languages",
    "/failures",
    "/sandbox",
    "/changelog",
    "/machines",
  ])("%s exists", (path) => {
    expect(pageAt(path).root.querySelectorAll("main h1")).toHaveLength(1);
  });

  test.each(targetNames)("placement shows %s with the placeholder first and then with a token inserted", (target) => {
    const tokens = pageAt("/token/placement")
      .root.querySelectorAll(`code[data-target="${target}"]`)
      .map((code) => code.getAttribute("data-token"));
    expect(tokens).toEqual(["api_token", inserted]);
  });

  test("placement shows API software and the browser the token as user name and no password", () => {
    const tables = pageAt("/token/placement").root.querySelectorAll("main table").map(textOf);
    for (const table of tables.slice(0, 2))
      expect(table).toContain(`api_token ${inserted} Password leave blank leave blank`);
  });

  test.each([
    ["/token", "how-to-send-it", "HTTP Basic authentication"],
    ["/token", "how-to-send-it", "The token is the user name. The password is blank"],
    ["/token", "https-only", "such a call fails"],
    ["/token/generate", "a-user-api-token", "Generate New Token"],
    ["/token/generate", "a-user-api-token", "Generating another replaces it"],
    ["/token/generate", "a-company-api-token", "New Token"],
    ["/token/generate", "a-company-api-token", "displayed when it is generated and never again"],
    ["/token/generate", "who-may-generate", "Admin"],
    ["/token/rotate", "a-user-api-token", "the previous token is refused from then on"],
    ["/token/placement", "curl", "username:password"],
    ["/token/placement", "curl", "that the password is blank"],
    ["/token/placement", "curl", "No password is needed: the token both identifies and authorizes the request"],
    ["/failures", "http", "calls over plain HTTP fail"],
  ])("%s says in #%s: %s", (path, anchor, sentence) => {
    const heading = pageAt(path).root.getElementById(anchor);
    const section: string[] = [];
    for (let next = heading?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
      section.push(textOf(next));
    }
    expect(section.join(" ")).toContain(sentence);
  });

  test("fetch says where a generated token is displayed", () => {
    expect(textOf(pageAt("/token/fetch").root)).toContain("displayed in User Preferences");
  });

  test("the home page has one command, one sample and two buttons", () => {
    const { root } = pageAt("/");
    expect(root.querySelectorAll("code[data-kind=command]").map((code) => code.textContent)).toEqual([
      "npx @signet/sandbox",
    ]);
    expect(root.querySelectorAll("code[data-target=curl]")).toHaveLength(1);
    expect(root.querySelectorAll("main a.button").map((link) => link.getAttribute("href"))).toEqual([
      `${base}/start`,
      `${base}/reference`,
    ]);
  });
});

/** A token of the right length that cannot exist. */
const inserted = "example0example1example2example3example4";
