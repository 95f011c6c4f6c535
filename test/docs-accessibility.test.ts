import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../apps/sandbox/test/browser.ts";
import type { ServedSite } from "./docs-site.ts";
import { pagePaths, serveSite } from "./docs-site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, by rule and place. */
interface Findings {
  violations: { id: string; nodes: { target: string[] }[] }[];
}

describe.each(["light", "dark"] as const)("axe in the %s theme", (colorScheme) => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), startBrowser("")]);
    // The policy of a page would not let a test's own script in.
    page = await browser.newPage({ colorScheme, bypassCSP: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(pagePaths())("finds nothing on %s", async (path) => {
    await page.goto(site.url + path, { waitUntil: "load" });
    await page.evaluate(axe);
    const { violations } = await page.evaluate<Findings>("axe.run({ resultTypes: ['violations'] })");
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });
});
