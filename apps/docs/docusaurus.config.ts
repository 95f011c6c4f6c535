import type * as Preset from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import { contractFile } from "@signet/openapi";
import { ourReference } from "./our-reference.ts";
import type { ExportsOptions } from "./plugins/exports/options.ts";
import { colorCode } from "./plugins/guides/color-code.ts";
import { includeFile } from "./plugins/guides/include-file.ts";
import { siteAddress } from "./site-address.ts";
import { iconTags, presetOptions, siteConfig } from "./site-config.ts";

const { url, baseUrl } = siteAddress(process.env);
/** A placeholder until the repository has an address. */
const repositoryUrl = process.env.DOCS_REPOSITORY_URL ?? "https://code.example/signet";
const tagline = "API tokens and reference for Bitsight's security-ratings API, unofficially";

const ourExports = {
  summary: `${tagline}. Not affiliated with Bitsight. The API token is the user name of HTTP Basic, and the password is blank.`,
  sections: [
    { name: "API tokens", paths: /^\/token/ },
    { name: "Reference", paths: /^\/reference($|\/tag\/)/ },
    { name: "Operations", paths: /^\/reference\// },
  ],
  document: { file: contractFile, name: "Bitsight security ratings API (Signet, unofficial)" },
} satisfies ExportsOptions;

const config: Config = {
  ...siteConfig,
  title: "Signet",
  tagline,
  favicon: "favicon.svg",
  url,
  baseUrl,
  headTags: [
    ...siteConfig.headTags,
    ...iconTags(baseUrl),
    {
      tagName: "link",
      attributes: {
        rel: "alternate",
        type: "application/atom+xml",
        title: "Changelog",
        href: `${baseUrl}changelog/atom.xml`,
      },
    },
  ],
  customFields: {
    repositoryUrl,
    // The address of a page's comments. The sandbox has such a page at /sandbox/comments?page={page}.
    feedbackUrl: process.env.DOCS_FEEDBACK_URL ?? `${repositoryUrl}/issues?q={page}`,
  },
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  clientModules: ["./src/no-prefetch.ts"],
  plugins: [
    ["./plugins/reference/index.ts", { document: contractFile, ...ourReference }],
    "./plugins/changelog/index.ts",
    ["./plugins/exports/index.ts", ourExports],
    "./plugins/site/index.ts",
  ],
  presets: [
    [
      "classic",
      {
        ...presetOptions,
        docs: {
          routeBasePath: "/",
          sidebarPath: "./sidebars.ts",
          beforeDefaultRemarkPlugins: [[includeFile, { root: "../.." }]],
          rehypePlugins: [colorCode],
        },
        pages: { rehypePlugins: [colorCode] },
      } satisfies Preset.Options,
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: "Signet",
      logo: { alt: "", src: "favicon.svg" },
      items: [
        { to: "/start", label: "Quick start" },
        { to: "/token", label: "API tokens", activeBasePath: "/token" },
        { to: "/client", label: "Client", activeBasePath: "/client" },
        { to: "/sandbox", label: "Sandbox" },
        { to: "/reference", label: "Reference" },
        { to: "/changelog", label: "Changelog" },
        { href: repositoryUrl, label: "Repository", position: "right" },
      ],
    },
    footer: {
      links: [
        { label: "Get a token", to: "/token/generate" },
        { label: "Placing a token", to: "/token/placement" },
        { label: "Failures", to: "/failures" },
        { label: "Reference", to: "/reference" },
        { label: "For tools and LLMs", to: "/machines" },
        { label: "Changelog", to: "/changelog" },
      ],
      copyright: "Signet is unofficial and not affiliated with Bitsight.",
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
