import { serveFolder } from "@signet/tools/serve-folder";
import type { Browser, Page } from "playwright-core";
import type { Operation, Site } from "./sites.ts";

/** Cost of a visit to an operation's page. Bytes are compressed. */
export interface Visit {
  readonly htmlBytes: number;
  /** JavaScript that the page loads before the first interaction. */
  readonly scriptBytes: number;
  /** Median time until a snippet is visible, and until it is on the clipboard. */
  readonly seenMs: number;
  readonly copiedMs: number;
  /** The same over a slow connection. */
  readonly phoneSeenMs: number;
  readonly phoneCopiedMs: number;
}

/** Slow 4G, as Lighthouse defines it. */
const phone = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const rounds = 5;

/** Visits the page of an operation several times, each time with an empty cache. */
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
      // Blocks requests to other machines, so that none delays the page.
      await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
      const page = await context.newPage();
      // Writing to the clipboard needs a page of the site.
      await page.goto(`${host.url}/sitemap.xml`);
      await page.evaluate(() => navigator.clipboard.writeText(""));
      if (isPhone) await (await context.newCDPSession(page)).send("Network.emulateNetworkConditions", phone);
      host.sent.clear();
      const times = await copySnippet(page, host.url, site, operation);
      await page.waitForLoadState("networkidle");
      await context.close();
      return times;
    };
    // The server compresses each file at the first visit, which must not count.
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
  // A button copies nothing before the page is hydrated, so it is pressed until it does.
  do {
    await snippet.hover();
    const box = await copy.boundingBox();
    if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  } while ((await page.evaluate(() => navigator.clipboard.readText())) === "");
  return { seenMs, copiedMs: performance.now() - start };
}

function median(visits: readonly Times[] = [], figure: keyof Times): number {
  return visits.map((times) => times[figure]).toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
}
