import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { publicKeyPin } from "@signet/tools/public-key-pin";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findViolations, startBrowser, takePicture } from "../support/browser.ts";

let sandbox: Sandbox;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 10, onMessage: () => {} });
  browser = await startBrowser(publicKeyPin(sandbox.certificate));
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(async () => {
  vi.useRealTimers();
  await page.context().close();
});

/** Returns the response to curl, in its own process and over verified TLS. */
async function curl(token: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    "curl",
    [
      "--silent",
      "--output",
      "/dev/null",
      "--write-out",
      "%{http_code}",
      "-u",
      `${token}:`,
      `${sandbox.url}/v2/portfolio?limit=1`,
    ],
    { env: { PATH: process.env.PATH, CURL_CA_BUNDLE: sandbox.ca } },
  );
  return stdout;
}

async function signIn(): Promise<void> {
  await page.goto(`${sandbox.url}/sandbox/preferences`);
  await page.getByLabel("E-mail").fill(sandbox.signIn.email);
  await page.getByLabel("Password").fill(sandbox.signIn.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "User Preferences" }).waitFor();
}

/** Checks the page with axe, and that it needs no horizontal scrolling, in both themes and on both screens. */
async function expectAccessible(name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 1_280],
    ["light", 360],
    ["dark", 360],
    ["dark", 1_280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await takePicture(page, `${name}-${colorScheme}-${width}`);
    // The dark theme changes colors only.
    const rules = colorScheme === "dark" ? ["color-contrast", "link-in-text-block"] : undefined;
    expect(await findViolations(page, rules), `${page.url()} in ${colorScheme}, ${width} wide`).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  }
}

const section = (name: string) => page.getByRole("region", { name });
const shownToken = (name: string) => section(name).locator(".secret").textContent().then(String);

describe("User Preferences in a browser", () => {
  test("a user token works in curl until another one is generated", async () => {
    await signIn();
    const generate = section("User API Token").getByRole("button", { name: "Generate New Token" });
    await generate.click();
    const first = await shownToken("User API Token");
    expect(await curl(first)).toBe("200");
    await takePicture(page, "user-token");
    await generate.click();
    expect(await page.getByRole("main").textContent()).toContain(
      "Everything that uses this token stops working at once",
    );
    await takePicture(page, "replace");
    expect(await curl(first)).toBe("200");
    await page.getByRole("button", { name: "Replace my token" }).click();
    const second = await shownToken("User API Token");
    expect(second).not.toBe(first);
    expect([await curl(first), await curl(second)]).toEqual(["401", "200"]);
    await page.goto(`${sandbox.url}/sandbox/preferences`);
    expect(await page.content()).not.toContain(second);
    expect(await section("User API Token").textContent()).toContain(`ends in ${second.slice(-4)}`);
    // The page is not stored, so going back would send the form again.
    await expect(page.goBack()).rejects.toThrow("ERR_CACHE_MISS");
  });

  test("a company token is shown once, and stops working when deleted", async () => {
    await signIn();
    const company = section("Company API Token");
    await company.getByLabel("New Token").fill("Weekly supplier report");
    await company.getByRole("button", { name: "Generate" }).click();
    const token = await shownToken("Company API Token");
    expect(await curl(token)).toBe("200");
    await takePicture(page, "company-token");

    // Reloading sends the form again, which must not create or show a token.
    await page.reload();
    expect(await page.getByRole("status").textContent()).toContain("This form was sent before");
    expect(await page.content()).not.toContain(token);
    await page.goto(`${sandbox.url}/sandbox/preferences`);
    expect(await page.content()).not.toContain(token);
    const rows = company.getByRole("row", { name: "Weekly supplier report" });
    expect(await rows.count()).toBe(1);
    expect(await rows.textContent()).toContain(token.slice(-4));

    await rows.getByRole("link", { name: "Delete" }).click();
    await takePicture(page, "delete");
    expect(await page.getByRole("main").textContent()).toContain(
      "Everything that uses this token stops working at once",
    );
    expect(await curl(token)).toBe("200");
    await page.getByRole("button", { name: "Delete the token" }).click();
    expect(await page.getByRole("status").textContent()).toContain("is deleted");
    expect(await rows.count()).toBe(0);
    expect(await curl(token)).toBe("401");
  });

  test("the keyboard reaches a skip link, the sign-in form and signing out", async () => {
    await page.goto(`${sandbox.url}/sandbox/sign-in`);
    await takePicture(page, "sign-in");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#main");
    await page.keyboard.press("Tab");
    await page.keyboard.type(sandbox.signIn.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type("not this one");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).toContain("is wrong");
    await page.getByLabel("Password").fill(sandbox.signIn.password);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(`${sandbox.url}/sandbox/preferences`);
    expect(new URL(page.url()).pathname).toBe("/sandbox/sign-in");
  });

  test("the page fits a phone, has a dark theme, and loads nothing from other origins", async () => {
    const requests = new Set<string>();
    page.on("request", (request) => requests.add(new URL(request.url()).origin));
    const refusals: string[] = [];
    page.on("console", (message) => refusals.push(message.text()));
    await signIn();
    await page.emulateMedia({ colorScheme: "dark" });
    await takePicture(page, "dark");
    const luminance = () =>
      page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((a, b) => a + Number(b), 0)",
      );
    expect(await luminance()).toBeLessThan(150);
    await page.setViewportSize({ width: 360, height: 740 });
    await takePicture(page, "phone-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await takePicture(page, "phone");
    expect(await luminance()).toBeGreaterThan(600);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect([...requests]).toEqual([sandbox.url]);
    expect(refusals).toEqual([]);
  });

  test("axe finds no violation on any page, in both themes and on a phone", { timeout: 180_000 }, async () => {
    await signIn();
    const company = section("Company API Token");
    await company
      .getByLabel("New Token")
      .fill("Weekly supplier report, which has a rather long description to be wrapped");
    await company.getByRole("button", { name: "Generate" }).click();
    await sendUnencrypted(await shownToken("Company API Token"));
    const home = `${sandbox.url}/sandbox/preferences`;
    await page.goto(home);
    const links = await page.getByRole("link", { name: /^(Restore|Replace|Delete) the token “Weekly/ }).all();
    const confirmations = await Promise.all(links.map((link) => link.getAttribute("href")));
    expect(confirmations).toHaveLength(3);
    const comments = "/sandbox/comments?page=/token/placement";
    await page.goto(`${sandbox.url}${comments}`);
    await page.getByLabel("Your comment").fill("Where do I put the colon?");
    await page.getByRole("button", { name: "Comment" }).click();
    const paths = ["/sandbox/audit", "/sandbox/preferences", "/sandbox/preferences/user-token/replace", comments];
    for (const [index, path] of [...paths, ...confirmations].entries()) {
      await page.goto(`${sandbox.url}${path}`);
      await expectAccessible(`page-${index}`);
    }
    await page.goto(home);
    await section("User API Token").getByRole("button", { name: "Generate New Token" }).click();
    await page
      .getByRole("button", { name: /Replace my token|Generate New Token/ })
      .first()
      .click();
    await expectAccessible("fresh");
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ["Date"] });
    await page.goto(home);
    await page.getByRole("button", { name: "Show my token" }).click();
    await page.getByRole("heading", { name: "Show my user token" }).waitFor();
    await expectAccessible("confirm-password");
    vi.useRealTimers();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("E-mail").fill(sandbox.signIn.email);
    await page.getByLabel("Password").fill("not this one");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").waitFor();
    await expectAccessible("sign-in-failed");
  });

  test("the copy button copies the token, and is hidden without JavaScript", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn();
    const own = section("User API Token");
    const shown = own.getByRole("button", { name: "Show my token" });
    await shown.click();
    const token = await shownToken("User API Token");
    await own.getByRole("button", { name: "Copy" }).click();
    await own.getByText("Copied.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(token);

    const plain = await browser.newContext({ javaScriptEnabled: false });
    page = await plain.newPage();
    await signIn();
    await section("User API Token").getByRole("button", { name: "Show my token" }).click();
    expect(await shownToken("User API Token")).toBe(token);
    expect(await section("User API Token").getByRole("button", { name: "Copy" }).count()).toBe(0);
  });
});

/** Sends a token without TLS, and waits until the connection is closed. */
async function sendUnencrypted(token: string): Promise<void> {
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  socket.end(`GET / HTTP/1.1\r\nauthorization: Basic ${Buffer.from(`${token}:`).toString("base64")}\r\n\r\n`);
  await once(socket.resume(), "close");
}
