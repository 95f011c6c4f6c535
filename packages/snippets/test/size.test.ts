import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const root = `${import.meta.dirname}/..`;
const [{ limit }] = JSON.parse(readFileSync(`${root}/package.json`, "utf8"))["size-limit"];

describe("the main entry point of @signet/snippets", () => {
  test(`takes at most ${limit} compressed, and nothing of Node or of other packages`, async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [`${root}/src/index.ts`],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "neutral",
      target: "es2024",
      metafile: true,
      write: false,
    });
    const [bundle] = outputFiles;
    expect(gzipSync(bundle?.contents ?? "", { level: 9 }).length).toBeLessThanOrEqual(Number.parseFloat(limit) * 1000);
    const inputs = Object.keys(metafile.inputs).map((file) => file.replace(/^.*packages\/snippets\//, ""));
    expect(inputs.filter((file) => !file.startsWith("src/"))).toEqual([]);
  });
});
