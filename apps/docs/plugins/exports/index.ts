import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { codeSamples } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { strToU8, zipSync } from "fflate";
import { stringify } from "yaml";
import type { ReferenceDocument } from "../reference/pages/document.ts";
import { brunoCollection } from "./bruno.ts";
import { collectionRequests } from "./collection.ts";
import { withPolicy } from "./content-security-policy.ts";
import { llmsFull, llmsIndex } from "./llms.ts";
import { markdownOf } from "./markdown.ts";
import type { ExportsOptions, PublishedDocument } from "./options.ts";
import { postmanCollection } from "./postman.ts";
import { indexForSearch } from "./search-index.ts";

/** Writes files for programs: Markdown copies, llms.txt, the search index, and the document with its collections. */
export default function siteExports({ siteDir, siteConfig }: LoadContext, options: ExportsOptions): Plugin {
  return {
    name: "signet-exports",
    async postBuild({ outDir }) {
      const write: Write = (path, content) => {
        mkdirSync(dirname(join(outDir, path)), { recursive: true });
        writeFileSync(join(outDir, path), content);
      };
      const html = readdirSync(outDir, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
      const pages = html
        .filter((file) => file !== "404.html")
        .sort()
        .map((file) => {
          const path = `/${file}`.replace(/\/?index\.html$/, "") || "/index";
          return { path, ...markdownOf(readFileSync(join(outDir, file), "utf8"), siteConfig.url) };
        });
      for (const { path, markdown } of pages) write(`${path}.md`, markdown);
      write("robots.txt", `User-agent: *\nAllow: /\nSitemap: ${siteConfig.url}${siteConfig.baseUrl}sitemap.xml\n`);
      write("llms.txt", llmsIndex(siteConfig, pages, options));
      write("llms-full.txt", llmsFull(siteConfig, pages));

      if (options.document) await publish(options.document, write);
      await indexForSearch(siteDir, outDir, html);
      for (const file of html) write(file, withPolicy(readFileSync(join(outDir, file), "utf8")));
    },
  };
}

type Write = (path: string, content: string | Uint8Array) => void;

async function publish({ file, name }: PublishedDocument, write: Write): Promise<void> {
  const document = (await loadDocument(file)) as ReferenceDocument;
  const withSamples = codeSamples(document);
  write("openapi.json", `${JSON.stringify(withSamples, null, 2)}\n`);
  write("openapi.yaml", stringify(withSamples, { aliasDuplicateObjects: false, lineWidth: 0 }));
  const requests = collectionRequests(document);
  write("postman.json", `${JSON.stringify(postmanCollection(name, document, requests), null, 2)}\n`);
  const files = Object.entries(brunoCollection(name, document, requests));
  const contents = Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)]));
  // A fixed time makes the archive reproducible.
  write("bruno.zip", zipSync(contents, { mtime: "1980-01-01" }));
}
