import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";

/** Returns the links to the icons of browsers that do not show the SVG. */
export function iconTags(baseUrl: string): NonNullable<Config["headTags"]> {
  return [{ tagName: "link", attributes: { rel: "apple-touch-icon", href: `${baseUrl}apple-touch-icon.png` } }];
}

/** Settings that our site and sites of other documents share. */
export const siteConfig = {
  // The banner needs an inline script that draws over the page.
  baseUrlIssueBanner: false,
  // The minimizer drops end tags, which simple HTML parsers need.
  future: { v4: true, faster: { swcHtmlMinimizer: false } },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  headTags: [
    {
      // Without JavaScript a reader cannot choose a tab, so all of them are shown.
      tagName: "noscript",
      attributes: {},
      innerHTML:
        "<style>[role=tabpanel][hidden]{display:block!important}.tabs-container figcaption{position:static!important}.tabs-container .sample-language{visibility:visible!important}[role=tablist],.request-settings,.sample-buttons,.operation-filter,.copy,.search-box{display:none!important}</style>",
    },
  ],
} satisfies Partial<Config>;

/** Options of the preset that our site and sites of other documents share. */
export const presetOptions = {
  blog: false,
  sitemap: { lastmod: null, changefreq: null, priority: null },
  svgr: false,
  theme: {
    customCss: ["theme", "code", "pages", "reference", "search", "print", "forced-colors"].map(
      (name) => `./src/css/${name}.css`,
    ),
  },
} satisfies Preset.Options;
