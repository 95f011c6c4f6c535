import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, inject, test } from "vitest";

const { url, ca, userToken } = inject("sandbox");
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const samples = [...readme.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, code = ""]) => code);

// A sample may write a file; the package is found from here.
const folder = mkdtempSync(join(import.meta.dirname, ".readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("README", () => {
  test.each(samples)("has samples that run unchanged: %#", async (code) => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--conditions=@signet/source", "--input-type=module-typescript", "--eval", code],
      {
        cwd: folder,
        env: { NODE_EXTRA_CA_CERTS: ca, BITSIGHT_API_BASE: url, BITSIGHT_API_TOKEN: userToken },
      },
    );
    const printed = [...code.matchAll(/console\.log\(.+\); \/\/ (.+)$/gm)].map(([, text]) => text);
    if (printed.length > 0) expect(stdout.trimEnd().split("\n")).toEqual(printed);
    expect(stdout).not.toBe("");
    expect(stderr).toBe("");
  });

  test("lists every dependency", () => {
    const manifest: { dependencies: object } = JSON.parse(
      readFileSync(join(import.meta.dirname, "../package.json"), "utf8"),
    );
    const [, named = ""] = /^Dependencies: (.+?)\. /m.exec(readme) ?? [];
    expect(named).toBe(
      Object.keys(manifest.dependencies)
        .map((name) => `\`${name}\``)
        .join(", "),
    );
  });

  test("lists every ClientError code", () => {
    const codesOf = (file: string) => {
      const source = readFileSync(join(import.meta.dirname, file), "utf8");
      return [...source.matchAll(/^ {2}\| "(ERR_\w+)"/gm)].map(([, code]) => code);
    };
    // The two that the client has no use for.
    const fromGuard = codesOf("../../auth/src/errors.ts").filter((code) => !/CREDENTIALS|CHALLENGE/.test(`${code}`));
    const codes = [...codesOf("../src/errors.ts"), ...fromGuard];
    expect([...readme.matchAll(/^\| `(ERR_\w+)`/gm)].map(([, code]) => code)).toEqual(codes);
  });
});
