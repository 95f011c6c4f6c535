import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import { listOperations, readContract } from "./plugins/reference/contract.ts";

/** Stands on every page. */
const notice = "Signet is unofficial and not affiliated with Bitsight.";

/** Stand-ins until the site and its repository have addresses of their own. */
const url = process.env.DOCS_URL ?? "https://signet.example";
const repositoryUrl = process.env.DOCS_REPOSITORY_URL ?? "https://code.example/signet";

/** Another document than our contract. */
const document = process.env.DOCS_DOCUMENT;
const isLarge = document !== undefined && listOperations(readContract(document)).length > 500;

const config: Config = {
  title: "Signet",
  tagline: "API tokens and reference for Bitsight's security-ratings API, unofficially",
  favicon: "favicon.svg",
  url,
  baseUrl: "/",
  // Its script would be the one thing on a page that draws without being asked.
  baseUrlIssueBanner: false,
  customFields: {
    repositoryUrl,
    // Where the comments of a page are; `{page}` stands for its address. The sandbox has such a page at /sandbox/comments?page={page}.
    feedbackUrl: process.env.DOCS_FEEDBACK_URL ?? `${repositoryUrl}/issues?q={page}`,
  },
  future: {
    v4: true,
    faster: {
      // It drops end tags, and the simple parsers that read these pages then lose their place.
      swcHtmlMinimizer: false,
      // Each thread compiles the site for itself, which takes longer than the pages do, and a quarter of the memory.
      ssgWorkerThreads: false,
      // At a thousand operations it saves one second of thirty, and takes a fifth of the memory.
      rspackPersistentCache: !isLarge,
    },
  },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  headTags: [
    {
      // Without JavaScript no tab can be chosen, so all of them are shown.
      tagName: "noscript",
      attributes: {},
      innerHTML:
        "<style>[role=tabpanel][hidden]{display:block!important}.tabs-container figcaption{position:static!important}.tabs-container .sample-language{visibility:visible!important}[role=tablist],.request-settings,.sample-buttons,.operation-filter,.copy,.search-box{display:none!important}</style>",
    },
  ],
  clientModules: ["./src/no-prefetch.ts"],
  plugins: [
    ["./plugins/reference/index.ts", { document }],
    "./plugins/changelog/index.ts",
    "./plugins/exports/index.ts",
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
        { to: "/token", label: "Tokens", activeBaseRegex: "^/token" },
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
      copyright: notice,
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
