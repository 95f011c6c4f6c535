import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("turbo run drift", () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = createScratch();
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  const drift = () => scratch.run("turbo", "run", "drift", "--continue");
  const passes = { code: 0, output: expect.not.stringContaining("differs from what the contract generates") };

  test("passes without a change", () => {
    expect(drift()).toMatchObject(passes);
  });

  test.each([
    "openapi/generated/openapi.json",
    "packages/client/src/generated/contract.ts",
    "packages/client/src/generated/operations.ts",
  ])("names %s after an edit by hand", (file) => {
    const before = readFileSync(join(scratch.path, file), "utf8");
    appendFileSync(join(scratch.path, file), "\n");
    expect(drift()).toMatchObject({ code: 1, output: expect.stringContaining(file) });
    writeFileSync(join(scratch.path, file), before);
  });

  test("names a file that no generator wrote", () => {
    const file = "packages/client/src/generated/stray.ts";
    writeFileSync(join(scratch.path, file), "");
    expect(drift()).toMatchObject({ code: 1, output: expect.stringContaining(file) });
    rmSync(join(scratch.path, file));
  });

  test("fails after an edit of the contract until the code is generated, twice with the same result", () => {
    const contract = join(scratch.path, "openapi/openapi.yaml");
    writeFileSync(contract, readFileSync(contract, "utf8").replace("/v1/users/current", "/v1/users/me"));
    expect(drift()).toMatchObject({ code: 1, output: expect.stringContaining("openapi/generated/openapi.json") });
    const generated = [1, 2].map(() => {
      expect(scratch.run("turbo", "run", "generate", "--force")).toMatchObject({ code: 0 });
      return readFileSync(join(scratch.path, "openapi/generated/openapi.json"), "utf8");
    });
    expect(generated[0]).toContain("/v1/users/me");
    expect(generated[1]).toBe(generated[0]);
    expect(drift()).toMatchObject(passes);
  });
});
