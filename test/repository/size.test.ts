import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");

test.each(["auth", "client"])("@signet/%s stays within the size limits of its manifest", async (name) => {
  const limits = join(folder, "../packages", name, "package.json");
  const command = join(folder, "node_modules/size-limit/bin.js");
  const { stdout } = await promisify(execFile)(process.execPath, [command, "--config", limits, "--json"], {
    cwd: folder,
  });
  const results: { passed: boolean }[] = JSON.parse(stdout);
  expect(results.length).toBeGreaterThan(0);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});
