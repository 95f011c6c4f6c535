import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { authority, listen, token } from "@signet/tools/tls-listeners";
import { describe, expect, onTestFinished, test } from "vitest";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const samples = [...readme.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, code = ""]) => code);

describe("README", () => {
  test.each(samples)("has samples that print what their comments say: %#", async (code) => {
    const { host } = await listen();
    const folder = await mkdtemp(join(tmpdir(), "signet-readme-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "authority.pem"), authority.certificate);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        "--conditions=@signet/source",
        "--input-type=module-typescript",
        "--eval",
        code.replaceAll("https://api.bitsighttech.com", `https://${host}`),
      ],
      {
        cwd: import.meta.dirname,
        env: { NODE_EXTRA_CA_CERTS: join(folder, "authority.pem"), BITSIGHT_API_TOKEN: token },
      },
    );
    const printed = [...code.matchAll(/console\.log\(.+\); \/\/ (.+)$/gm)].map(([, text]) => text);
    expect(stdout.trimEnd().split("\n")).toEqual(printed);
    expect(stderr).toBe("");
  });

  test("lists every AuthError code", () => {
    const source = readFileSync(join(import.meta.dirname, "../src/errors.ts"), "utf8");
    const codes = [...source.matchAll(/"(ERR_\w+)"/g)].map(([, code]) => code);
    expect([...readme.matchAll(/^\| `(ERR_\w+)`/gm)].map(([, code]) => code)).toEqual(codes);
  });
});
