import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { launchSandbox, type RunningSandbox } from "@signet/tools/launch-sandbox";
import { afterAll } from "vitest";

/** The sandboxes of one test file, by their flags. */
const running = new Map<string, Promise<RunningSandbox>>();
afterAll(async () => {
  for (const sandbox of running.values()) await (await sandbox).stop();
});

/** Returns a sandbox of this test file alone, with its first data and no faults, which this process trusts. */
export async function faultySandbox(...flags: string[]) {
  const key = flags.join(" ");
  const launched = running.get(key) ?? launchSandbox({ flags: ["--companies", "30", "--faults", ...flags] });
  running.set(key, launched);
  const { url, ca, userToken, reset } = await launched;
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(ca, "utf8")]);
  const sendFaults = async (method: string, faults?: readonly object[]) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(faults);
    const { status } = await fetch(`${url}/sandbox/faults`, { method, headers, body });
    if (status >= 300) throw new Error(`the sandbox refused the faults with ${status}`);
  };
  await sendFaults("DELETE");
  await reset();
  return {
    options: { baseUrl: url, token: userToken },
    injectFaults: (faults: readonly object[]) => sendFaults("POST", faults),
  };
}
