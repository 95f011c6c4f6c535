import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "../src/css/theme.css"), "utf8");

/** The custom properties of one rule. */
function colours(selector: string): Record<string, string> {
  const rule = sheet.slice(sheet.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ["light", ":root", "#ffffff"],
  ["dark", '[data-theme="dark"]', "#15181e"],
])("the %s theme", (_, selector, page) => {
  const palette = colours(selector);
  const surface = palette["signet-surface"] ?? "";
  const texts = ["string", "keyword", "function", "number", "quiet", "good", "bad", "change"].map(
    (name) => `signet-${name}`,
  );

  test.each(["ifm-color-primary", ...texts])("%s can be read on the page, on code and on a chip", (name) => {
    for (const background of [page, surface])
      expect(contrast(palette[name] ?? "", background)).toBeGreaterThanOrEqual(4.5);
  });

  test("the token can be read in its mark", () => {
    const { "signet-token-text": text = "", "signet-token-background": background = "" } = palette;
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
  });
});
