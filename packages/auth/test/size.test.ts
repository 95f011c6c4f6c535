import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("what a client takes from here keeps below its limit", async () => {
  const root = join(import.meta.dirname, "../../..");
  const command = [join(root, "node_modules/size-limit/bin.js"), "--config", "packages/auth/package.json", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ passed: true, sizeLimit: 2_000 })]);
});
