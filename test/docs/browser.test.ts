import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { publicKeyPin } from "@signet/tools/public-key-pin";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/browser.ts";
import { type ServedSite, serveSite } from "../support/docs-site.ts";

let site: ServedSite;
let sandbox: Sandbox;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Errors that the page printed, and requests to other sites. */
let problems: string[];
/** The URL, body and headers of each request. */
let sent: string[];

beforeAll(async () => {
  sandbox = await startSandbox({ companies: 10 });
  [site, browser] = await Promise.all([serveSite(), startBrowser(publicKeyPin(sandbox.certificate))]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await sandbox?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await openTab();
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
});

async function openTab(): Promise<void> {
  page = await context.newPage();
  problems = [];
  sent = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
    if (!request.url().startsWith(site.url) && !request.url().startsWith("data:")) problems.push(request.url());
  });
}

const open = (path: string) => page.goto(site.url + path, { waitUntil: "networkidle" });
const tab = (name: string) => page.getByRole("tab", { name });
const shownLanguage = () => page.locator("[role=tab][aria-selected=true]").first().textContent();
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
const token = () => sandbox.userToken;

/** Runs a copied curl program against the sandbox of this test. */
async function run(program: string, environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env.PATH, CURL_CA_BUNDLE: sandbox.ca, ...environment };
  const { stdout } = await promisify(execFile)(
    "bash",
    ["-euo", "pipefail", "-c", program.replaceAll("https://localhost:8443", sandbox.url)],
    { env },
  );
  return stdout;
}

describe("languages", () => {
  test("are the same on all pages, and remembered in another tab", async () => {
    await open("/reference/listPortfolio");
    await tab("Python").click();
    await open("/sandbox");
    expect(await shownLanguage()).toBe("Python");
    await openTab();
    await open("/reference/getCurrentUser");
    expect(await shownLanguage()).toBe("Python");
  });

  test("can be linked to", async () => {
    await open("/reference/listPortfolio?lang=typescript");
    expect(await shownLanguage()).toBe("TypeScript");
  });

  test("can be chosen by keyboard alone", async () => {
    await open("/reference/listPortfolio");
    await tab("curl").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await shownLanguage()).toBe("Python");
  });
});

describe("the place of the token", () => {
  test.each([360, 1000, 1280])("is visible on a screen of %d pixels", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await open("/reference/listPortfolio");
    const code = page.locator('code[data-target="curl"]');
    const [mark, panel] = await Promise.all([code.locator("mark").boundingBox(), code.locator("..").boundingBox()]);
    expect((mark?.x ?? 0) + (mark?.width ?? width)).toBeLessThanOrEqual((panel?.x ?? 0) + (panel?.width ?? 0));
  });
});

describe("the server", () => {
  test("is chosen once for all snippets, and remembered", async () => {
    await open("/reference/listPortfolio");
    await page.getByText("Sandbox", { exact: true }).and(page.locator("fieldset *")).click();
    const code = page.locator('code[data-target="curl"]');
    expect(await code.textContent()).toContain("https://localhost:8443/v2/portfolio");
    expect(await code.locator("a").getAttribute("href")).toBe("https://localhost:8443/sandbox/preferences");
    await open("/reference/getCurrentUser");
    expect(await page.locator('code[data-target="python"]').textContent()).toContain("https://localhost:8443");
  });
});

describe("a pasted token", () => {
  const field = () => page.getByLabel("Paste your token once");
  const chooseSandbox = () => page.getByRole("radio", { name: "Sandbox" }).check({ force: true });

  test("is in every snippet, masked, also on the next page, but not in any storage of the browser", async () => {
    await open("/reference/listPortfolio");
    await field().fill(token());
    expect(await page.locator('code[data-target="curl"] mark').textContent()).toBe("••••••••");
    await page.getByRole("link", { name: "Folders" }).first().click();
    await page.locator(".operations a").first().click();
    expect(await page.locator('code[data-target="curl"] mark').textContent()).toBe("••••••••");
    await tab("Python").click();
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").fill("portfolio");
    await page.locator(".search-hits a").first().waitFor();

    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        location.href,
        history.state,
        document.cookie,
        document.title,
        { ...localStorage },
        { ...sessionStorage },
        databases,
        await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length,
        document.documentElement.outerHTML,
      ]);
    });
    expect(kept).not.toContain(token());
    expect(sent.join("\n")).not.toContain(token());
    expect(await clipboard()).not.toContain(token());
  });

  test("is forgotten on reload, on going back, and on request", async () => {
    await open("/reference/listPortfolio");
    await field().fill(token());
    await page.reload({ waitUntil: "networkidle" });
    expect(await field().inputValue()).toBe("");
    expect(await page.locator('code[data-target="curl"] mark').textContent()).toBe("api_token");
    await field().fill(token());
    await page.goto("about:blank");
    await page.goBack({ waitUntil: "networkidle" });
    expect(await field().inputValue()).toBe("");
    await field().fill(token());
    await page.getByRole("button", { name: "Forget" }).click();
    expect(await field().inputValue()).toBe("");
    expect(await page.locator('code[data-target="curl"] mark').textContent()).toBe("api_token");
  });

  test("is not copied by Copy, whose program reads it from the environment and works", async () => {
    await open("/reference/listPortfolio");
    await chooseSandbox();
    await field().fill(token());
    await page.getByRole("button", { name: "Copy the curl snippet of listPortfolio", exact: true }).click();
    await page.getByText("Copied").first().waitFor();
    const program = await clipboard();
    expect(program).not.toContain(token());
    expect(JSON.parse(await run(program, { BITSIGHT_API_TOKEN: token() }))).toHaveProperty("results");
  });

  test("is copied by Copy with token, and the program works unchanged", async () => {
    await open("/reference/listPortfolio");
    const withToken = page.getByRole("button", {
      name: "Copy the curl snippet of listPortfolio with your token",
    });
    expect(await withToken.count()).toBe(0);
    await chooseSandbox();
    await field().fill(token());
    await withToken.click();
    await page.getByText("Copied").first().waitFor();
    expect(JSON.parse(await run(await clipboard()))).toHaveProperty("results");
  });

  test.each(['"><img src=x onerror=alert(1)>', "$(rm -rf ~)", "`id`", "it's", "a%b", "a\\b", "-K/etc/passwd"])(
    "is refused when it is not a token: %s",
    async (text) => {
      await open("/reference/listPortfolio");
      await field().fill(text);
      expect(await page.getByText("Not a token").count()).toBe(1);
      expect(await page.locator('code[data-target="curl"] mark').textContent()).toBe("api_token");
    },
  );

  test("is typed into a masked field without autofill, spelling check, name or form", async () => {
    await open("/reference/listPortfolio");
    const attributes = await field().evaluate((input: HTMLInputElement) => ({
      type: input.type,
      autocomplete: input.autocomplete,
      spellcheck: input.spellcheck,
      name: input.name,
      form: input.form,
    }));
    expect(attributes).toEqual({ type: "password", autocomplete: "off", spellcheck: false, name: "", form: null });
  });
});

describe("search", () => {
  test("finds a word that is only in a Python tab", async () => {
    await open("/token");
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").fill("raise_for_status");
    await page.locator(".search-hits a").first().waitFor();
    await page.getByRole("link", { name: "Placing a token" }).and(page.locator(".search-hits a")).click();
    await page.waitForURL("**/token/placement");
  });

  test("moves through the results with the arrow keys", async () => {
    await open("/reference");
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").fill("token");
    const hits = page.locator(".search-hits a");
    await hits.nth(1).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(await hits.nth(1).textContent());
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe(await hits.first().textContent());
    await page.keyboard.press("ArrowUp");
    expect(await page.getByLabel("Search the site").evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test("separates the cells of a table", async () => {
    await open("/token");
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").fill('"where you find it later"');
    await page.locator(".search-hits a").first().waitFor();
    expect(await page.locator(".search-hits a").allTextContents()).toEqual(["Fetching a token"]);
  });

  test.each([
    ["/v1/companies/{guid}/findings", /^\/reference\/listFindings$/],
    ["GET /v1/companies", /^\/reference\/listCompanies$/],
    ["/v2/users/8d0e5b17-62fa-4c39-a7d4-1b9f3e68c052/", /^\/reference\/getUser$/],
    ["listFindings", /^\/reference\/listFindings$/],
    ["pagination", /^\/client\/lists$/],
    ["rate limit", /^\/client\/limits$|^\/failures$/],
    ["install", /^\/start$/],
    ["API key", /^\/(token|start|tools)/],
  ])("finds %s first with Ctrl+K", async (query, path) => {
    await open("/token");
    await page.keyboard.press("Control+k");
    await page.getByLabel("Search the site").fill(query);
    const first = page.locator(".search-hits a").first();
    await first.waitFor();
    expect(new URL((await first.getAttribute("href")) ?? "", "https://site.invalid").pathname).toMatch(path);
  });

  test("finds nothing for a word that no page has", async () => {
    await open("/token");
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").fill("tokne");
    await page.getByText("0 pages").waitFor();
  });

  test.each(["light", "dark"] as const)("opens in an opaque dialog: %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open("/token");
    await page.keyboard.press("/");
    await page.getByLabel("Search the site").waitFor();
    const colour = await page.locator("dialog[open]").evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
    expect(colour).toMatch(/^rgb\(/);
  });

  test.each(["/no/such/page", "/reference/noSuchOperation"])("is on the page for the unknown path %s", async (path) => {
    await page.goto(site.url + path);
    problems.length = 0; // The browser reports the 404 itself.
    await page.getByRole("search").getByLabel("Search the site").fill("rotating");
    await page.locator(".search-hits a").first().waitFor();
  });
});

describe("the reference's filter", () => {
  test("shows the operations that match the word and the method", async () => {
    await open("/reference");
    await page.getByLabel("Filter operations").fill("folder");
    await page.getByRole("button", { name: "DELETE" }).click();
    expect(await page.locator(".operations a").allTextContents()).toEqual(["Delete a folder"]);
  });
});

describe("the list of operations", () => {
  test("scrolls to the current operation, and names its tag when closed", async () => {
    const link = page.locator(".reference-nav [aria-current=page]");
    for (const path of ["/reference/getDisclaimer", "/reference/uploadCompanyRequests"]) {
      await open(path);
      const [box, screen] = [await link.boundingBox(), page.viewportSize()];
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(screen?.height ?? 0);
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Operations: Company requests" }).click();
    expect(await link.isVisible()).toBe(true);
  });
});

describe("an example", () => {
  test("is copied unchanged", async () => {
    await open("/reference/createFolder");
    await page.getByRole("button", { name: "Copy: Example of the request body" }).click();
    await page.getByText("Copied").first().waitFor();
    expect(await clipboard()).toBe(await page.locator("code[data-example]").first().textContent());
  });
});

describe("a page as Markdown", () => {
  test("is copied whole", async () => {
    await open("/reference/listPortfolio");
    await page.getByRole("button", { name: "Copy page as Markdown" }).click();
    await page.getByText("Copied").first().waitFor();
    expect(await clipboard()).toBe(await (await fetch(`${site.url}/reference/listPortfolio.md`)).text());
  });
});

describe("the keyboard", () => {
  test("skips to the content, and reaches every link, button, field and tab of a page", async () => {
    await open("/reference/listPortfolio");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to main content");
    const wanted = await page.evaluate(() => {
      const all = document.querySelectorAll<HTMLElement>(
        "a[href], button:not([disabled]), input, summary, pre[tabindex]",
      );
      const reachable = [...all].filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0,
      );
      reachable.forEach((element, index) => {
        element.dataset.reach = String(index);
      });
      // Of radio buttons the Tab key stops at one.
      return reachable
        .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio" && !element.checked))
        .map((element) => element.dataset.reach ?? "");
    });
    const reached = new Set<string>();
    for (let presses = 0; presses < wanted.length + 10; presses++) {
      reached.add(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.reach ?? ""));
      await page.keyboard.press("Tab");
    }
    expect(wanted.filter((index) => !reached.has(index))).toEqual([]);
  });
});

describe("with forced colors", () => {
  test("the chosen language, address and method differ by a color", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    const colorOf = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    await open("/reference/listPortfolio");
    expect(await colorOf("[role=tab][aria-selected=true]", "border-bottom-color")).not.toBe(
      await colorOf("[role=tab][aria-selected=false]", "border-bottom-color"),
    );
    expect(await colorOf(".address-switch input:checked + span", "background-color")).not.toBe(
      await colorOf(".address-switch input:not(:checked) + span", "background-color"),
    );
    await open("/reference");
    await page.getByRole("button", { name: "DELETE" }).click();
    expect(await colorOf(".method-choice [aria-pressed=true]", "background-color")).not.toBe(
      await colorOf(".method-choice [aria-pressed=false]", "background-color"),
    );
  });
});

describe("without JavaScript", () => {
  test("a page shows all languages, tables and links, and no control that cannot work", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const staticPage = await plain.newPage();
    await staticPage.goto(`${site.url}/reference/createFolder`);
    for (const target of ["curl", "python", "typescript"]) {
      expect(await staticPage.locator(`code[data-target="${target}"]`).isVisible()).toBe(true);
    }
    expect(await staticPage.getByRole("table", { name: "Fields of the request body" }).isVisible()).toBe(true);
    expect(await staticPage.getByRole("link", { name: "Get a token" }).first().isVisible()).toBe(true);
    for (const control of [".copy", ".request-settings", "[role=tablist]"]) {
      expect(await staticPage.locator(control).first().isVisible()).toBe(false);
    }
    await plain.close();
  });

  test("print shows every language", async () => {
    await open("/reference/createFolder");
    await page.emulateMedia({ media: "print" });
    for (const target of ["curl", "python", "typescript"]) {
      expect(await page.locator(`code[data-target="${target}"]`).isVisible()).toBe(true);
    }
  });
});

describe("on a phone", () => {
  test.each(["/", "/token/placement", "/reference", "/reference/createFolder", "/changelog"])(
    "%s is not wider than the screen",
    async (path) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await open(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    },
  );
});
