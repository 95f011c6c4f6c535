import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../support/browser.ts";
import { pagePaths, type ServedSite, serveSite } from "../support/docs-site.ts";
import { inRound, isFull } from "../support/round.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Findings {
  violations: { id: string; nodes: { target: string[] }[] }[];
}

/** Outside a full round, one of eight pages of operations is checked. */
const paths = pagePaths();
const operations = inRound(
  paths.filter((path) => path.startsWith("/reference/")),
  8,
);
const checked = [...paths.filter((path) => !path.startsWith("/reference/")), ...operations];

describe("axe", { concurrent: true }, () => {
  let site: ServedSite;
  let browser: Browser;
  let context: BrowserContext;
  const idle: Page[] = [];
  const seen = new Set<string>();
  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), startBrowser("")]);
    // The policy of the page would block axe.
    context = await browser.newContext({ bypassCSP: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  // Colors depend on tags, classes and attributes. A page whose elements were all on an earlier page has no new colors, and the dark theme
  // changes only colors.
  test.each(checked)("finds no violations on %s, in each theme with new elements", async (path) => {
    const page = idle.pop() ?? (await context.newPage());
    await page.goto(site.url + path, { waitUntil: "load" });
    // Hydration sets the theme.
    await page.locator("html[data-has-hydrated=true]").waitFor();
    const looks = await page.evaluate(looksOfElements);
    const hasNewLooks = isFull || looks.some((look) => !seen.has(look));
    await page.evaluate(axe);
    await page.addStyleTag({ content: "* { transition: none !important; }" });
    const options = { resultTypes: ["violations"], rules: { "color-contrast": { enabled: hasNewLooks } } };
    for (const theme of hasNewLooks ? ["light", "dark"] : ["light"]) {
      await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
      const { violations } = await page.evaluate<Findings>(`axe.run(${JSON.stringify(options)})`);
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))]);
      expect(found, theme).toEqual([]);
    }
    for (const look of looks) seen.add(look);
    idle.push(page);
  });
});

/** Lists the tags, classes and states from the root to each element: what style sheets can select. */
function looksOfElements(): string[] {
  const looks = new Map<Element, string>();
  for (const element of document.querySelectorAll("html, body *")) {
    const attributes = [
      "class",
      "role",
      "type",
      "hidden",
      "open",
      "disabled",
      "style",
      "aria-selected",
      "aria-pressed",
      "aria-current",
    ];
    const own = attributes.map((name) => element.getAttribute(name) ?? "").join(",");
    const parent = element.parentElement && looks.get(element.parentElement);
    looks.set(element, `${parent ?? ""} ${element.localName},${own}`);
  }
  return [...new Set(looks.values())];
}
