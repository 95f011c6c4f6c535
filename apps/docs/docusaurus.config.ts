import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import { contractFile } from "@signet/openapi";
import { ourReference } from "./our-reference.ts";
import { siteAddress } from "./site-address.ts";

const { url, baseUrl } = siteAddress(process.env);
/** A placeholder until the repository has an address. */
const repositoryUrl = process.env.DOCS_REPOSITORY_URL ?? "https://code.example/signet";

const config: Config = {
  title: "Signet",
  tagline: "API tokens and reference for Bitsight's security-ratings API, unofficially",
  favicon: "favicon.svg",
  url,
  baseUrl,
  // The banner needs an inline script that draws over the page.
  baseUrlIssueBanner: false,
  customFields: {
    repositoryUrl,
    // The address of a page's comments. The sandbox has such a page at /sandbox/comments?page={page}.
    feedbackUrl: process.env.DOCS_FEEDBACK_URL ?? `${repositoryUrl}/issues?q={page}`,
  },
  // The minimizer drops end tags, which simple HTML parsers need.
  future: { v4: true, faster: { swcHtmlMinimizer: false } },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  headTags: [
    {
      // Without JavaScript a reader cannot choose a tab, so all of them are shown.
      tagName: "noscript",
      attributes: {},
      innerHTML:
        "<style>[role=tabpanel][hidden]{display:block!important}.tabs-container figcaption{position:static!important}.tabs-container .sample-language{visibility:visible!important}[role=tablist],.request-settings,.sample-buttons,.operation-filter,.copy,.search-box{display:none!important}</style>",
    },
  ],
  clientModules: ["./src/no-prefetch.ts"],
  plugins: [
    ["./plugins/reference/index.ts", { document: contractFile, ...ourReference }],
    "./plugins/changelog/index.ts",
    "./plugins/exports/index.ts",
    "./plugins/site/index.ts",
  ],
  presets: [
    [
      "classic",
      {
        docs: { routeBasePath: "/", sidebarPath: "./sidebars.ts" },
        blog: false,
        sitemap: { lastmod: null, changefreq: null, priority: null },
        svgr: false,
        theme: {
          customCss: [
            "./src/css/theme.css",
            "./src/css/code.css",
            "./src/css/pages.css",
            "./src/css/reference.css",
            "./src/css/search.css",
            "./src/css/print.css",
          ],
        },
      } satisfies Preset.Options,
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: "Signet",
      logo: { alt: "", src: "favicon.svg" },
      items: [
        { to: "/token", label: "Tokens", activeBasePath: "/token" },
        { to: "/reference", label: "Reference" },
        { to: "/sandbox", label: "Sandbox" },
        { to: "/changelog", label: "Changelog" },
      ],
    },
    footer: {
      links: [
        { label: "Get a token", to: "/token/generate" },
        { label: "Place it in a request", to: "/token/placement" },
        { label: "Reference", to: "/reference" },
        { label: "For machines", to: "/machines" },
        { label: "Changelog", to: "/changelog" },
      ],
      copyright: "Signet is unofficial and not affiliated with Bitsight.",
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
