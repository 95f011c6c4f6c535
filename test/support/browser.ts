import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import packaged from "@sparticuz/chromium";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";

/** Starts a real browser that trusts one public key and keeps nothing. */
export async function startBrowser(pin: string): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own !== undefined && !existsSync(own)) throw new Error(`there is no browser at CHROME_PATH=${own}`);
  if (own === undefined && process.platform !== "linux") {
    throw new Error("no browser: set CHROME_PATH to a Chrome or Chromium; only for Linux one is installed");
  }
  return chromium.launch({
    executablePath: own ?? (await packaged.executablePath()),
    // Root, which tests in a container run as, has no sandbox of Chromium's.
    args: ["--no-sandbox", "--disable-gpu", `--ignore-certificate-errors-spki-list=${pin}`],
  });
}

/** Keeps a picture of the page in the folder that SCREENSHOTS_DIR names, if it names one. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS_DIR;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Returns the problems that axe finds on a page, one per line. `rules` limits the rules. */
export async function findFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
