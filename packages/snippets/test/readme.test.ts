import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const folder = `${import.meta.dirname}/..`;

describe("README", () => {
  test("has a sample that prints what it says", async () => {
    const readme = await readFile(`${folder}/README.md`, "utf8");
    const fence = (language: string) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)?.[1] ?? "";
    const parameters = ["--conditions=@signet/source", "--input-type=module-typescript", "-"];
    const output = await new Promise<string>((done, fail) => {
      const child = execFile(process.execPath, parameters, { cwd: folder }, (error, text) =>
        error ? fail(error) : done(text),
      );
      child.stdin?.end(fence("ts"));
    });
    expect(output).toBe(fence("text"));
  });
});
