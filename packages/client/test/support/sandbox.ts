import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { onTestFinished } from "vitest";

/** Starts a sandbox of this test alone, with fault injection, which this process trusts. */
export async function startOwnSandbox(...flags: string[]) {
  const { url, ca, userToken, stop } = await launchSandbox({ flags: ["--companies", "30", "--faults", ...flags] });
  onTestFinished(stop);
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(ca, "utf8")]);
  return {
    options: { baseUrl: url, token: userToken },
    async injectFaults(faults: readonly object[]): Promise<void> {
      const headers = { "content-type": "application/json" };
      const { status } = await fetch(`${url}/sandbox/faults`, {
        method: "POST",
        headers,
        body: JSON.stringify(faults),
      });
      if (status >= 300) throw new Error(`the sandbox refused the faults with ${status}`);
    },
  };
}
