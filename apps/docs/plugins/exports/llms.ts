import type { DocusaurusConfig } from "@docusaurus/types";
import type { MarkdownPage } from "./markdown.ts";

type AddressedPage = MarkdownPage & { readonly path: string };

/** Writes the list of all pages for language models (https://llmstxt.org). */
export function llmsIndex(site: DocusaurusConfig, pages: readonly AddressedPage[]): string {
  const { title, tagline } = site;
  const url = addressOf(site);
  const sections = [...Map.groupBy(pages, ({ path }) => sectionOf(path))].sort(
    ([one], [other]) => sectionNames.indexOf(one) - sectionNames.indexOf(other),
  );
  const lists = sections.map(([name, own]) => {
    const lines = own.map(({ title, path, description }) => {
      return `- [${title}](${url}${path}.md)${description && `: ${description.replace(/\s+/g, " ").trim()}`}`;
    });
    return `## ${name}\n\n${lines.join("\n")}\n`;
  });
  const files = `## Files

- [The contract](${url}/openapi.yaml): OpenAPI 3.1 with snippets for every operation as \`x-codeSamples\`; as JSON at ${url}/openapi.json
- [Postman collection](${url}/postman.json): user name \`{{api_token}}\`, blank password
- [Bruno collection](${url}/bruno.zip): the same
- [All pages in one file](${url}/llms-full.txt)
`;
  const summary = `${tagline}. Not affiliated with Bitsight. The API token is the user name of HTTP Basic, and the password is blank.`;
  return [`# ${title}\n\n> ${summary}\n`, ...lists, files].join("\n");
}

export function llmsFull(site: DocusaurusConfig, pages: readonly AddressedPage[]): string {
  const url = addressOf(site);
  return pages.map(({ path, markdown }) => `<!-- ${url}${path} -->\n\n${markdown}`).join("\n---\n\n");
}

function addressOf({ url, baseUrl }: DocusaurusConfig): string {
  return `${url}${baseUrl}`.replace(/\/$/, "");
}

function sectionOf(path: string): (typeof sectionNames)[number] {
  if (path.startsWith("/token")) return "API tokens";
  if (path === "/reference" || path.startsWith("/reference/tag/")) return "Reference";
  return path.startsWith("/reference/") ? "Operations" : "Optional";
}

/** The format gives "Optional" a meaning: pages that can be skipped. */
const sectionNames = ["API tokens", "Reference", "Operations", "Optional"] as const;
