import { publicKeyPin } from "@signet/tools/public-key-pin";
import type { Launcher } from "./launcher.ts";

/** Opens the probe's page in a new profile. */
export const launchChromium: Launcher = async ({ origin, authority, reported }) => {
  const [{ chromium }, { default: packaged }] = await Promise.all([
    import("playwright-core"),
    import("@sparticuz/chromium"),
  ]).catch(() => {
    throw new Error(
      "the runtime chromium is not installed: npm install --save-dev playwright-core @sparticuz/chromium",
    );
  });
  const browser = await chromium.launch({
    executablePath: await packaged.executablePath(),
    // The pin accepts the trusted certificate only.
    args: [...packaged.args, `--ignore-certificate-errors-spki-list=${publicKeyPin(authority.good.certificate)}`],
  });
  try {
    const page = await browser.newPage();
    const lines: string[] = [];
    const session = await page.context().newCDPSession(page);
    // Complete previews, as the browser's console shows them.
    session.on("Runtime.consoleAPICalled", ({ args }) => lines.push(JSON.stringify(args)));
    session.on("Runtime.exceptionThrown", ({ exceptionDetails }) => lines.push(JSON.stringify(exceptionDetails)));
    await session.send("Runtime.enable");
    const died = page.waitForEvent("pageerror", { timeout: 300_000 });
    await page.goto(`${origin}/conformance/page`);
    await Promise.race([reported, died.then((error) => Promise.reject(error))]);
    await died;
    return { version: browser.version(), output: lines.join("\n") };
  } finally {
    await browser.close();
  }
};
