import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { contractFile } from "@signet/openapi";
import { loadDocument } from "@signet/snippets/load";
import type { ReferenceDocument } from "./document.ts";
import { describedOperations, slugOf } from "./document.ts";
import type { OperationPage } from "./operation-page.ts";
import { operationPage } from "./operation-page.ts";
import { pageSamples } from "./page-samples.ts";
import type { Sample } from "./sample.ts";
import type { RunReport, SnippetText } from "./verified-run.ts";
import { hashOf, runTexts, textsOf } from "./verified-run.ts";

/** What the contract gives the site. */
export interface ReferenceContent {
  readonly index: ReferenceIndexData;
  readonly pages: readonly OperationPage[];
  readonly samples: Readonly<Record<string, Sample>>;
  /** What ran the snippets; undefined for a document that the sandbox does not answer. */
  readonly report?: RunReport;
}

/** What the site may be told of its contract. */
export interface ReferenceOptions {
  /**
   * The path of another bundled document, of which only the reference is made, its snippets unverified: to measure with.
   *
   * @defaultValue the contract
   */
  readonly document?: string | undefined;
}

/** The operations by tag, for the index and the side bar. */
export interface ReferenceIndexData {
  readonly description: string;
  readonly servers: ReferenceDocument["servers"];
  readonly tags: readonly {
    readonly name: string;
    readonly slug: string;
    readonly description: string;
    readonly operations: readonly Pick<OperationPage, "id" | "method" | "path" | "summary">[];
  }[];
}

/** Makes `/reference`, its pages by tag and by operation, and the snippets of all other pages, from the contract alone. */
export default function reference({ siteDir }: LoadContext, { document }: ReferenceOptions): Plugin<ReferenceContent> {
  const handwritten = ["docs", "src/pages"].map((folder) => join(siteDir, folder, "**/*.mdx"));
  return {
    name: "signet-reference",
    getPathsToWatch: () => [contractFile, ...handwritten],
    configureWebpack: () => ({
      // Without it, 1,000 operations need 3.7 GB instead of 2.3 GB, and 92 s instead of 66 s: webpack looks for unused page data.
      module: { parser: { json: { exportsDepth: 0 } } },
      resolve: { alias: { "prism-react-renderer$": join(siteDir, "src/no-prism.ts") } },
    }),
    async loadContent() {
      const contract = (await loadDocument(contractFile)) as ReferenceDocument;
      const described = document === undefined ? contract : ((await loadDocument(document)) as ReferenceDocument);
      const pages = describedOperations(described).map((operation) => operationPage(described, operation));
      const samples = pageSamples(contract, handwritten);
      const content = { index: indexOf(described, pages), pages, samples };
      // While pages are written, an edit is to be seen at once; whatever is published has been run.
      if (document !== undefined || process.env.NODE_ENV === "development") return content;
      const shown = [...pages.flatMap((page) => page.samples), ...Object.values(samples)].flatMap(textsOf);
      const report = await runTexts(siteDir, shown);
      assertRun(shown, report);
      return { ...content, report };
    },
    async contentLoaded({ content: { index, pages, samples, report }, actions: { addRoute, createData } }) {
      await createData("samples.json", samples);
      await createData("report.json", { tools: report?.tools ?? {} });
      const modules = { index: await createData("index.json", index) };
      const component = (name: string) => `@site/src/components/reference/${name}.tsx`;
      const tags = index.tags.map(({ slug }) => ({
        path: `/reference/tag/${slug}`,
        exact: true,
        component: component("ReferenceTag"),
        modules,
      }));
      const operations = await Promise.all(
        pages.map(async (page) => ({
          path: `/reference/${page.id}`,
          exact: true,
          component: component("Operation"),
          modules: { page: await createData(`${page.id}.json`, page) },
        })),
      );
      addRoute({
        path: "/reference",
        component: component("ReferenceLayout"),
        modules,
        routes: [
          { path: "/reference", exact: true, component: component("ReferenceIndex"), modules },
          ...tags,
          ...operations,
        ],
      });
    },
    async postBuild({ content: { report }, outDir }) {
      if (report) await writeFile(join(outDir, "verified.json"), `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}

/**
 * Refuses a text that was not run.
 *
 * @throws Error naming the operation and the language.
 */
export function assertRun(texts: readonly SnippetText[], { rows }: RunReport): void {
  for (const { operation, target, code } of texts) {
    if (rows[hashOf(code)] === undefined) throw new Error(`The snippet of ${operation} in ${target} was not run.`);
  }
}

function indexOf(document: ReferenceDocument, pages: readonly OperationPage[]): ReferenceIndexData {
  return {
    description: document.info.description,
    servers: document.servers,
    tags: document.tags
      .map(({ name, description }) => ({
        name,
        slug: slugOf(name),
        description,
        operations: pages
          .filter(({ tag }) => tag === name)
          .map(({ id, method, path, summary }) => ({ id, method, path, summary })),
      }))
      .filter(({ operations }) => operations.length > 0),
  };
}
