import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { contractFile } from "@signet/openapi";
import { codeSamples } from "@signet/snippets";
import { loadDocument } from "@signet/snippets/load";
import { strToU8, zipSync } from "fflate";
import { stringify } from "yaml";
import type { ReferenceDocument } from "../reference/document.ts";
import { brunoCollection } from "./bruno.ts";
import { collectionRequests } from "./collection.ts";
import { withPolicy } from "./content-security-policy.ts";
import { llmsFull, llmsIndex } from "./llms.ts";
import { markdownOf } from "./markdown.ts";
import { postmanCollection } from "./postman.ts";
import { indexForSearch } from "./search-index.ts";

/** Writes files for programs: Markdown copies, llms.txt, the contract, collections and the search index. */
export default function siteExports({ siteDir, siteConfig }: LoadContext): Plugin {
  return {
    name: "signet-exports",
    async postBuild({ outDir }) {
      const write = (path: string, content: string | Uint8Array) => {
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
      write("llms.txt", llmsIndex(siteConfig, pages));
      write("llms-full.txt", llmsFull(siteConfig, pages));

      const document = (await loadDocument(contractFile)) as ReferenceDocument;
      const withSamples = codeSamples(document);
      write("openapi.json", `${JSON.stringify(withSamples, null, 2)}\n`);
      write("openapi.yaml", stringify(withSamples, { aliasDuplicateObjects: false, lineWidth: 0 }));
      const requests = collectionRequests(document);
      write("postman.json", `${JSON.stringify(postmanCollection(document, requests), null, 2)}\n`);
      const files = Object.entries(brunoCollection(document, requests));
      // A fixed time makes the archive reproducible.
      write(
        "bruno.zip",
        zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])), { mtime: "1980-01-01" }),
      );

      await indexForSearch(siteDir, outDir, html);
      for (const file of html) write(file, withPolicy(readFileSync(join(outDir, file), "utf8")));
    },
  };
}
