import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { publicKeyPin } from "@signet/tools/public-key-pin";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../support/browser.ts";

const folder = join(import.meta.dirname, "../../apps/docs/pictures");
const hashFile = join(folder, "pictures.json");

/** The sections of User Preferences that the site shows, by the name of their pictures. */
const sections = { "user-api-token": "User API Token", "company-api-token": "Company API Token" } as const;

/**
 * `TAKE_PICTURES=1` takes the pictures from the real page, and saves a hash of the page with them. When the page changes, this test fails
 * until they are taken again.
 */
describe("the pictures of User Preferences", () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    sandbox = await startSandbox({ companies: 10 });
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

  test.each(Object.keys(sections) as (keyof typeof sections)[])("%s shows the current page", async (name) => {
    const saved = JSON.parse(readFileSync(hashFile, "utf8"));
    expect(saved[name], "the picture is outdated: take it again with TAKE_PICTURES=1").toBe(await hashOfSection(name));
    for (const theme of ["light", "dark"]) expect(existsSync(join(folder, `${name}-${theme}.png`))).toBe(true);
  });

  /** Hashes the elements, the text and the style sheet of a section, without values that differ between runs. */
  async function hashOfSection(name: keyof typeof sections): Promise<string> {
    const html = await page.getByRole("region", { name: sections[name] }).evaluate((section) => {
      const copy = section.cloneNode(true) as Element;
      for (const element of copy.querySelectorAll("code, time, td")) element.textContent = "";
      for (const element of copy.querySelectorAll("time, input")) {
        // A screenshot hides carets and leaves an empty style.
        for (const attribute of ["datetime", "value", "style"]) element.removeAttribute(attribute);
      }
      return copy.outerHTML.replace(/\s+/g, " ");
    });
    const style = readFileSync(join(import.meta.dirname, "../../apps/sandbox/src/console/style.css"), "utf8");
    return createHash("sha256").update(`${html}\0${style}`).digest("hex");
  }

  async function takePictures(): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const hashes: Record<string, string> = {};
    for (const name of Object.keys(sections) as (keyof typeof sections)[]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const section = page.getByRole("region", { name: sections[name] });
        await section.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      }
      hashes[name] = await hashOfSection(name);
    }
    writeFileSync(hashFile, `${JSON.stringify(hashes, null, 2)}\n`);
  }
});
