import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { expect, test } from "vitest";

test("portfolio-to-csv prints one line for each company of the portfolio", async () => {
  const sandbox = await launchSandbox();
  try {
    const program = fileURLToPath(import.meta.resolve("@signet/examples/portfolio-to-csv"));
    const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=@signet/source", program], {
      env: { NODE_EXTRA_CA_CERTS: sandbox.ca, BITSIGHT_API_BASE: sandbox.url, BITSIGHT_API_TOKEN: sandbox.userToken },
    });
    const [header, ...lines] = stdout.trimEnd().split("\n");
    expect(header).toBe("name,guid,rating,industry");
    expect(lines).toHaveLength(89);
    for (const line of lines) expect(line).toMatch(/^("[^"]+"|[^",]+),[0-9a-f-]{36},\d{3},/);
  } finally {
    await sandbox.stop();
  }
});
