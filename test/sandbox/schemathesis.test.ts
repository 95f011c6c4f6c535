import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { operationIds } from "@signet/tools/contract-validator";
import { describe, expect, test } from "vitest";

const script = join(import.meta.dirname, "../commands/fuzz.ts");

describe("test:fuzz with few examples", () => {
  test("finds no response that breaks the contract", { timeout: 300_000 }, async () => {
    const options = [
      "--conditions=@signet/source",
      script,
      "--examples",
      "2",
      "--",
      "--phases",
      "fuzzing",
      "--no-color",
    ];
    const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1e8 }).catch((error) => {
      throw new Error(error.stdout.slice(-5_000));
    });
    expect(stdout).toContain(`Tested: ${operationIds.length}\n`);
  });
});
