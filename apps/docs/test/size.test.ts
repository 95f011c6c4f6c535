import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { base, fileAt, pages } from "./site.ts";

/** Limits the compressed JavaScript of a reference page: 170 kB take about a second over slow 4G (1.6 Mbit/s). */
const limitBytes = 170_000;
const sizes = new Map<string, number>();

describe.each(pages.filter(({ path }) => path.startsWith("/reference")))("the page $path", ({ root }) => {
  test("loads at most 170 kB of JavaScript, gzip, before it is used", () => {
    const scripts = root
      .querySelectorAll("script[src], link[rel=preload][as=script], link[rel=modulepreload]")
      .map((element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "");
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = [...new Set(scripts)].reduce((sum, path) => sum + gzipBytes(path.slice(base.length + 1)), 0);
    expect(bytes).toBeLessThanOrEqual(limitBytes);
  });
});

function gzipBytes(file: string): number {
  const known = sizes.get(file) ?? gzipSync(fileAt(file)).length;
  sizes.set(file, known);
  return known;
}
