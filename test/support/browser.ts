import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import packaged from "@sparticuz/chromium";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** Starts Chromium with an empty profile that trusts one public key. */
export async function startBrowser(pin: string): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own !== undefined && !existsSync(own))
    throw new Error(`the browser CHROME_PATH=${own} is missing: correct the path, or unset the variable`);
  if (own === undefined && process.platform !== "linux") {
    throw new Error("a browser is missing: set CHROME_PATH to Chrome or Chromium (one is installed on Linux only)");
  }
  return chromium.launch({
    executablePath: own ?? (await packaged.executablePath()),
    // Chromium's sandbox does not work for root, which runs the tests in containers.
    args: ["--no-sandbox", "--disable-gpu", `--ignore-certificate-errors-spki-list=${pin}`],
  });
}

/** Saves a screenshot to the folder SCREENSHOTS_DIR, if it is set. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS_DIR;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Returns the problems that axe finds on a page, one per line. `rules` limits the rules. */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
