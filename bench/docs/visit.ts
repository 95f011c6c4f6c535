import { serveFolder } from "@signet/tools/serve-folder";
import type { Browser, Page } from "playwright-core";
import type { Operation, Site } from "./sites.ts";

/** The cost of a visit to the page of an operation. Bytes are compressed. */
export interface Visit {
  readonly htmlBytes: number;
  /** The JavaScript that the page asks for before anyone uses it. */
  readonly scriptBytes: number;
  /** From the first request until a snippet is in sight, and until it is on the clipboard; medians. */
  readonly seenMs: number;
  readonly copiedMs: number;
  /** The same over the connection of a phone. */
  readonly phoneSeenMs: number;
  readonly phoneCopiedMs: number;
}

/** Slow 4G, as Lighthouse has it. */
const phone = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const rounds = 5;

/** Visits the page of an operation a few times, each time as a stranger to the site. */
export async function visit(browser: Browser, site: Site, built: string, operation: Operation): Promise<Visit> {
  const host = await serveFolder(built);
  try {
    const bytes = (ending: string) =>
      [...host.sent].filter(([file]) => file.endsWith(ending)).reduce((sum, [, length]) => sum + length, 0);
    const once = async (isPhone: boolean) => {
      const context = await browser.newContext({
        permissions: ["clipboard-read", "clipboard-write"],
        viewport: { width: 1_280, height: 900 },
      });
      // Nothing outside this machine is asked, so nothing outside is waited for.
      await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
      const page = await context.newPage();
      // The clipboard belongs to the machine, and a site's address is what may write to it.
      await page.goto(`${host.url}/sitemap.xml`);
      await page.evaluate(() => navigator.clipboard.writeText(""));
      if (isPhone) await (await context.newCDPSession(page)).send("Network.emulateNetworkConditions", phone);
      host.sent.clear();
      const times = await copySnippet(page, host.url, site, operation);
      await page.waitForLoadState("networkidle");
      await context.close();
      return times;
    };
    // The host compresses each file at its first visit, which is no cost of the page.
    await once(false);
    const [htmlBytes, scriptBytes] = [bytes(".html"), bytes(".js")];
    const [near, far]: Times[][] = [[], []];
    for (let round = 0; round < rounds; round++) {
      near?.push(await once(false));
      far?.push(await once(true));
    }
    return {
      htmlBytes,
      scriptBytes,
      seenMs: median(near, "seenMs"),
      copiedMs: median(near, "copiedMs"),
      phoneSeenMs: median(far, "seenMs"),
      phoneCopiedMs: median(far, "copiedMs"),
    };
  } finally {
    await host.close();
  }
}

interface Times {
  readonly seenMs: number;
  readonly copiedMs: number;
}

async function copySnippet(page: Page, url: string, site: Site, operation: Operation): Promise<Times> {
  const part = site.part(page, operation).first();
  const start = performance.now();
  await page.goto(url + site.address(operation), { waitUntil: "commit" });
  const snippet = part.locator(site.snippet).first();
  await snippet.waitFor({ timeout: 120_000 });
  const seenMs = performance.now() - start;
  const copy = part.locator(site.copy).first();
  // A button copies nothing before hydration, or while it is replaced, so press it again.
  do {
    await snippet.hover();
    const box = await copy.boundingBox();
    if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  } while ((await page.evaluate(() => navigator.clipboard.readText())) === "");
  return { seenMs, copiedMs: performance.now() - start };
}

function median(visits: readonly Times[] = [], figure: keyof Times): number {
  return visits.map((times) => times[figure]).toSorted((one, other) => one - other)[rounds >> 1] ?? Number.NaN;
}
