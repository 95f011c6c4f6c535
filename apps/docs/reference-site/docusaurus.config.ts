import type * as Preset from "@docusaurus/preset-classic";
import type { Config, PluginConfig } from "@docusaurus/types";
import { iconTags, presetOptions, siteConfig } from "../site-config.ts";
import { type ReferenceSite, siteVariable } from "./site.ts";

/** The configuration of a site of other OpenAPI documents, which `build-reference.ts` builds. */
const { documents, url, baseUrl }: ReferenceSite = JSON.parse(process.env[siteVariable] ?? "");
const [first, ...others] = documents;
const title = first !== undefined && others.length === 0 ? first.title : "API reference";

const references = documents.map(({ file, name }): PluginConfig => {
  const options = others.length === 0 ? { routeBasePath: "/" } : { id: name, routeBasePath: `/${name}` };
  return ["../plugins/reference/index.ts", { document: file, ...options }];
});

const config: Config = {
  ...siteConfig,
  future: { ...siteConfig.future, faster: { ...siteConfig.future.faster, rspackPersistentCache: false } },
  title,
  favicon: "favicon.svg",
  url,
  baseUrl,
  headTags: [...siteConfig.headTags, ...iconTags(baseUrl)],
  clientModules: ["./src/no-prefetch.ts"],
  plugins: [
    ...references,
    ...(others.length === 0 ? [] : [["./document-list.ts", { documents }] satisfies PluginConfig]),
    ["../plugins/exports/index.ts", { summary: title, sections: [] }],
    "../plugins/site/index.ts",
  ],
  presets: [["classic", { ...presetOptions, docs: false, pages: false } satisfies Preset.Options]],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title,
      items: others.length === 0 ? [] : documents.map(({ title, name }) => ({ label: title, to: `/${name}` })),
    },
    footer: { copyright: "Made with Signet." },
  } satisfies Preset.ThemeConfig,
};

export default config;
