import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sandbox } from "@signet/sandbox";
import { startSandbox } from "@signet/sandbox";
import { publicKeyPin } from "@signet/tools/public-key-pin";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../support/browser.ts";

const folder = join(import.meta.dirname, "../../apps/docs/pictures");
const ledger = join(folder, "pictures.json");

/** The sections of the User Preferences page that the site shows, by the name of their pictures. */
const sections = { "user-api-token": "User API Token", "company-api-token": "Company API Token" } as const;

/**
 * The site's pictures are taken here, from the real page: `TAKE_PICTURES=1`. Beside them is kept what the page looked like then, so that a
 * change of the page makes them stale, and this fails until they are taken again.
 */
describe("the pictures of User Preferences", () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, data: ":memory:" });
    browser = await startBrowser(publicKeyPin(sandbox.certificate));
    page = await browser.newPage({ viewport: { width: 860, height: 1200 }, deviceScaleFactor: 2 });
    await page.goto(`${sandbox.url}/sandbox/preferences`);
    await page.getByLabel("E-mail").fill(sandbox.signIn.email);
    await page.getByLabel("Password").fill(sandbox.signIn.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "User Preferences" }).waitFor();
    if (process.env.TAKE_PICTURES === "1") await takePictures();
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  test.each(Object.keys(sections) as (keyof typeof sections)[])("%s shows the page as it is", async (name) => {
    const kept = JSON.parse(readFileSync(ledger, "utf8"));
    expect(kept[name], "take the pictures again: TAKE_PICTURES=1").toBe(await looksOf(name));
    for (const theme of ["light", "dark"]) expect(existsSync(join(folder, `${name}-${theme}.png`))).toBe(true);
  });

  /** What decides on the looks of a section: its elements and words, without what differs from run to run, and the style sheet. */
  async function looksOf(name: keyof typeof sections): Promise<string> {
    const html = await page.getByRole("region", { name: sections[name] }).evaluate((section) => {
      const copy = section.cloneNode(true) as Element;
      for (const element of copy.querySelectorAll("code, time, td")) element.textContent = "";
      for (const element of copy.querySelectorAll("time, input")) {
        // Taking a picture hides the caret of each field and leaves an empty style behind.
        for (const attribute of ["datetime", "value", "style"]) element.removeAttribute(attribute);
      }
      return copy.outerHTML.replace(/\s+/g, " ");
    });
    const style = readFileSync(join(import.meta.dirname, "../../apps/sandbox/src/console/style.css"), "utf8");
    return createHash("sha256").update(`${html}\0${style}`).digest("hex");
  }

  async function takePictures(): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const looks: Record<string, string> = {};
    for (const name of Object.keys(sections) as (keyof typeof sections)[]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const section = page.getByRole("region", { name: sections[name] });
        await section.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      }
      looks[name] = await looksOf(name);
    }
    writeFileSync(ledger, `${JSON.stringify(looks, null, 2)}\n`);
  }
});
