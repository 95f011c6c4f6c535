import type { DocusaurusConfig } from "@docusaurus/types";
import type { MarkdownPage } from "./markdown.ts";

/** A page and its address. */
export interface AddressedPage extends MarkdownPage {
  readonly path: string;
}

/** Lists every page for a language model, by part of the site: https://llmstxt.org. */
export function llmsIndex({ title, tagline, url }: DocusaurusConfig, pages: readonly AddressedPage[]): string {
  const sections = parts.map(({ name, holds }) => {
    const own = pages.filter(({ path }) => parts.find((part) => part.holds(path))?.name === name && holds(path));
    const lines = own.map(
      (page) => `- [${page.title}](${url}${page.path}.md)${page.description && `: ${oneLine(page.description)}`}`,
    );
    return lines.length === 0 ? "" : `## ${name}\n\n${lines.join("\n")}\n`;
  });
  const files = `## Files

- [The contract](${url}/openapi.yaml): OpenAPI 3.1 with snippets for every operation as \`x-codeSamples\`; as JSON at ${url}/openapi.json
- [Postman collection](${url}/postman.json): user name \`{{api_token}}\`, blank password
- [Bruno collection](${url}/bruno.zip): the same
- [All pages in one file](${url}/llms-full.txt)
`;
  return [
    `# ${title}\n\n> ${tagline}. Not affiliated with Bitsight. The API token is the user name of HTTP Basic, and the password is blank.\n`,
    ...sections,
    files,
  ]
    .filter((section) => section !== "")
    .join("\n");
}

/** All pages in one file. */
export function llmsFull({ url }: DocusaurusConfig, pages: readonly AddressedPage[]): string {
  return pages.map(({ path, markdown }) => `<!-- ${url}${path} -->\n\n${markdown}`).join("\n---\n\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The parts of the site in the order a newcomer needs them; a page belongs to the first that holds it. */
const parts: readonly { readonly name: string; readonly holds: (path: string) => boolean }[] = [
  { name: "API tokens", holds: (path) => path.startsWith("/token") },
  { name: "Reference", holds: (path) => path === "/reference" || path.startsWith("/reference/tag/") },
  { name: "Operations", holds: (path) => path.startsWith("/reference/") },
  { name: "Optional", holds: () => true },
];
