/**
 * Tests the built site with Lighthouse on a desktop and a phone: `pnpm test:lighthouse`.
 *
 * Fails if accessibility, best practices or SEO are below 100. Performance is only printed, because it depends on the machine.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import packaged from "@sparticuz/chromium";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright-core";
import { pagePaths, serveSite, siteFolder } from "../support/docs-site.ts";

/** The categories that must score 100. */
const perfectCategories = ["accessibility", "best-practices", "seo"];

const port = await freePort();
const site = await serveSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? (await packaged.executablePath()),
  args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
});
try {
  const rows: Record<string, Record<string, number>> = {};
  for (const path of ["/", "/token/placement", largestReferencePage()]) {
    for (const [device, config] of Object.entries({ desktop: desktopConfig, mobile: undefined })) {
      const result = await lighthouse(site.url + path, { port, logLevel: "silent" }, config);
      if (result === undefined) throw new Error(`Lighthouse returned no result for ${path}`);
      const { categories, audits } = result.lhr;
      rows[`${path}, ${device}`] = Object.fromEntries(
        Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
      );
      for (const name of perfectCategories) {
        for (const { id, weight } of categories[name]?.auditRefs ?? []) {
          if (weight === 0 || (audits[id]?.score ?? 1) === 1) continue;
          console.error(`${path}, ${device}: ${id}: ${audits[id]?.title}`);
        }
        if (categories[name]?.score !== 1) process.exitCode = 1;
      }
    }
  }
  console.table(rows);
} finally {
  await browser.close();
  await site.close();
}

function largestReferencePage(): string {
  const bytes = (path: string) => statSync(join(siteFolder, path, "index.html")).size;
  const [largest = ""] = pagePaths()
    .filter((path) => path.startsWith("/reference/") && !path.startsWith("/reference/tag/"))
    .sort((a, b) => bytes(b) - bytes(a));
  return largest;
}
