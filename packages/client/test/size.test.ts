import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("one operation with retries and paging keeps below its limit, all dependencies in it", async () => {
  const root = join(import.meta.dirname, "../../..");
  const command = [join(root, "node_modules/size-limit/bin.js"), "--config", "packages/client/package.json", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ passed: true })]);
});
