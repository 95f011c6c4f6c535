import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";

/** Stands on every page. */
const notice = "Signet is unofficial and not affiliated with Bitsight.";

const config: Config = {
  title: "Signet",
  tagline: "API tokens and reference for Bitsight's security-ratings API, unofficially",
  favicon: "favicon.svg",
  // A stand-in until the site has an address of its own: only canonical links show it.
  url: "https://signet.example",
  baseUrl: "/",
  // The fast HTML minifier drops end tags, and the simple parsers that read these pages then lose their place.
  future: { v4: true, faster: { swcHtmlMinimizer: false } },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  headTags: [
    {
      // Without JavaScript no tab can be chosen, so all of them are shown.
      tagName: "noscript",
      attributes: {},
      innerHTML: "<style>[role=tabpanel][hidden]{display:block}[role=tablist]{display:none}</style>",
    },
  ],
  clientModules: ["./src/no-prefetch.ts"],
  plugins: ["./plugins/reference.ts"],
  presets: [
    [
      "classic",
      {
        docs: { routeBasePath: "/", sidebarPath: "./sidebars.ts" },
        blog: false,
        sitemap: false,
        svgr: false,
        theme: {
          customCss: ["./src/css/theme.css", "./src/css/code.css", "./src/css/pages.css", "./src/css/print.css"],
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
        { label: "Changelog", to: "/changelog" },
      ],
      copyright: notice,
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
