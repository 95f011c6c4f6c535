import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";

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
    customCss: ["theme", "code", "pages", "reference", "search", "print"].map((name) => `./src/css/${name}.css`),
  },
} satisfies Preset.Options;
