import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { normalizeUrl } from "@docusaurus/utils";
import { contractFile } from "@signet/openapi";
import { loadDocument } from "@signet/snippets/load";
import { describedOperations, type ReferenceDocument } from "./document.ts";
import { type OperationPage, operationPage } from "./operation-page.ts";
import { pageSamples } from "./page-samples.ts";
import { type ReferenceIndexData, referenceIndex } from "./reference-index.ts";
import { readRuns, runOf } from "./runs.ts";
import type { Sample } from "./sample.ts";
import { otherPages } from "./shown-samples.ts";

export interface ReferenceContent {
  readonly index: ReferenceIndexData;
  readonly pages: readonly OperationPage[];
  readonly samples: Readonly<Record<string, Sample>>;
}

export interface ReferenceOptions {
  /**
   * The path of another document to describe. Its snippets have no recorded run, because the sandbox does not serve it.
   *
   * @defaultValue the contract
   */
  readonly document?: string | undefined;
}

/** Creates the pages at `/reference` and the snippets of all other pages. */
export default function reference(
  { siteDir, baseUrl }: LoadContext,
  { document }: ReferenceOptions,
): Plugin<ReferenceContent> {
  const path = normalizeUrl([baseUrl, "reference"]);
  const runsFile = join(siteDir, "generated/runs.json");
  const load = async (file: string) => (await loadDocument(file)) as ReferenceDocument;
  return {
    name: "signet-reference",
    getPathsToWatch: () => [contractFile, ...otherPages(siteDir)],
    configureWebpack: () => ({
      // Looking for unused page data takes 1.4 GB and 26 s more at 1,000 operations (2.3 GB and 66 s without).
      module: { parser: { json: { exportsDepth: 0 } } },
      // Code is colored at build time, so the browser needs no highlighter.
      resolve: { alias: { "prism-react-renderer$": join(siteDir, "src/no-prism.ts") } },
    }),
    async loadContent() {
      const contract = await load(contractFile);
      const described = document === undefined ? contract : await load(document);
      const runs = readRuns(runsFile);
      const withTool = (sample: Sample) => ({ ...sample, tool: runOf(runs, sample)?.tool });
      const pages = describedOperations(described)
        .map((operation) => operationPage(described, operation))
        .map((page) => ({ ...page, samples: page.samples.map(withTool) }));
      const samples = Object.entries(pageSamples(contract, otherPages(siteDir))).map(([key, sample]) => [
        key,
        withTool(sample),
      ]);
      return { index: referenceIndex(described, pages, path), pages, samples: Object.fromEntries(samples) };
    },
    async contentLoaded({ content: { index, pages, samples }, actions: { addRoute, createData } }) {
      await createData("samples.json", samples);
      const indexModule = { index: await createData("index.json", index) };
      const route = (page: string, component: string, modules: Record<string, string>) => ({
        path: normalizeUrl([path, page]),
        exact: true,
        component: `@site/src/components/reference/${component}.tsx`,
        modules,
      });
      const operations = pages.map(async (page) =>
        route(`/${page.id}`, "Operation", { page: await createData(`${page.id}.json`, page) }),
      );
      addRoute({
        ...route("", "ReferenceLayout", indexModule),
        exact: false,
        routes: [
          route("", "ReferenceIndex", indexModule),
          ...index.tags.map(({ slug }) => route(`/tag/${slug}`, "ReferenceTag", indexModule)),
          ...(await Promise.all(operations)),
        ],
      });
    },
    async postBuild({ outDir }) {
      if (document === undefined) await copyFile(runsFile, join(outDir, "verified.json"));
    },
  };
}
