import type { DocusaurusConfig } from "@docusaurus/types";
import type { MarkdownPage } from "./markdown.ts";
import type { ExportsOptions } from "./options.ts";

type AddressedPage = MarkdownPage & { readonly path: string };

/** Writes the list of all pages for language models (https://llmstxt.org). */
export function llmsIndex(
  site: DocusaurusConfig,
  pages: readonly AddressedPage[],
  { summary, sections, document }: ExportsOptions,
): string {
  const url = addressOf(site);
  // The format gives "Optional" a meaning: pages that can be skipped.
  const groups = [...sections, { name: sections.length > 0 ? "Optional" : "Pages", paths: /^/ }];
  const lists = groups.map(({ name, paths }) => {
    const own = pages.filter(({ path }) => groups.find((group) => group.paths.test(path))?.paths === paths);
    const lines = own.map(({ title, path, description }) => {
      return `- [${title}](${url}${path}.md)${description && `: ${description.replace(/\s+/g, " ").trim()}`}`;
    });
    return lines.length === 0 ? "" : `## ${name}\n\n${lines.join("\n")}\n`;
  });
  const published = `- [The contract](${url}/openapi.yaml): OpenAPI 3.1 with snippets for every operation as \`x-codeSamples\`; as JSON at ${url}/openapi.json
- [Postman collection](${url}/postman.json): user name \`{{api_token}}\`, blank password
- [Bruno collection](${url}/bruno.zip): the same
`;
  const files = `## Files\n\n${document ? published : ""}- [All pages in one file](${url}/llms-full.txt)\n`;
  return [`# ${site.title}\n\n> ${summary}\n`, ...lists.filter((list) => list !== ""), files].join("\n");
}

export function llmsFull(site: DocusaurusConfig, pages: readonly AddressedPage[]): string {
  const url = addressOf(site);
  return pages.map(({ path, markdown }) => `<!-- ${url}${path} -->\n\n${markdown}`).join("\n---\n\n");
}

function addressOf({ url, baseUrl }: DocusaurusConfig): string {
  return `${url}${baseUrl}`.replace(/\/$/, "");
}
