import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { normalizeUrl } from "@docusaurus/utils";
import { loadDocument } from "@signet/snippets/load";
import { describedOperations, type ReferenceDocument } from "./document.ts";
import { listNotShown, type NotShown } from "./not-shown.ts";
import { type OperationPage, operationPage } from "./operation-page.ts";
import type { ReferenceOptions } from "./options.ts";
import { pageSamples } from "./page-samples.ts";
import { type ReferenceIndexData, referenceIndex } from "./reference-index.ts";
import { readRuns, runOf } from "./runs.ts";
import type { Sample } from "./sample.ts";

export interface ReferenceContent {
  readonly index: ReferenceIndexData;
  readonly pages: readonly OperationPage[];
  readonly samples: Readonly<Record<string, Sample>>;
  readonly notShown: readonly NotShown[];
}

/** Data of the reference that every page of the site has. */
export interface ReferenceGlobalData {
  readonly token?: { readonly placeholder: string; readonly variable: string; readonly page: string };
}

/** Creates the pages of a document, and the snippets of other pages. */
export default function reference(
  { siteDir, baseUrl }: LoadContext,
  options: ReferenceOptions,
): Plugin<ReferenceContent> {
  const path = normalizeUrl([baseUrl, options.routeBasePath ?? "/reference"]);
  const file = resolve(siteDir, options.document);
  const runsFile = options.runs && join(siteDir, options.runs.file);
  return {
    name: "signet-reference",
    getPathsToWatch: () => [file, ...(options.pages ?? []).map((pages) => join(siteDir, pages))],
    async loadContent() {
      const document = (await loadDocument(file)) as ReferenceDocument;
      const notShown: NotShown[] = [];
      const runs = runsFile === undefined ? {} : readRuns(runsFile);
      const withNote = (sample: Sample) => {
        const run = runOf(runs, sample);
        return { ...sample, note: run && options.runs?.note(run.tool) };
      };
      const pages = describedOperations(document)
        .map((operation) => {
          const report = (what: string) => void notShown.push({ where: operation.operationId, what });
          return operationPage(document, operation, options, report);
        })
        .map((page) => ({ ...page, samples: page.samples.map(withNote) }));
      const samples = Object.entries(pageSamples(document, siteDir, options)).map(([key, sample]) => [
        key,
        withNote(sample),
      ]);
      const index = referenceIndex(document, pages, path, options);
      return { index, pages, samples: Object.fromEntries(samples), notShown };
    },
    async contentLoaded({ content: { index, pages, samples }, actions: { addRoute, createData, setGlobalData } }) {
      if (options.token) {
        const { placeholder, variable, page } = options.token;
        setGlobalData({ token: { placeholder, variable, page } } satisfies ReferenceGlobalData);
      }
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
    async postBuild({ outDir, content: { notShown } }) {
      if (notShown.length > 0) console.log(listNotShown(notShown));
      if (runsFile !== undefined) await copyFile(runsFile, join(outDir, "verified.json"));
    },
  };
}

/** @throws Error naming an option that is missing, wrong or unknown. */
export function validateOptions({ options }: { options: Partial<ReferenceOptions> }): ReferenceOptions {
  const { document, id = "default", routeBasePath = "/reference", ...others } = options;
  if (typeof document !== "string" || document === "") {
    throw new Error("the option document of the reference plugin must be the path of an OpenAPI document");
  }
  if (!routeBasePath.startsWith("/")) {
    throw new Error(`the option routeBasePath of the reference plugin must begin with a slash: got "${routeBasePath}"`);
  }
  for (const name of Object.keys(others)) {
    if (!optionNames.includes(name)) {
      throw new Error(
        `the reference plugin has no option ${name}: use document, id, routeBasePath, ${optionNames.join(", ")}`,
      );
    }
  }
  return { document, id, routeBasePath, ...others };
}

const optionNames: readonly string[] = [
  "title",
  "description",
  "token",
  "serverNames",
  "facts",
  "notes",
  "sections",
  "runs",
  "pages",
  "source",
] satisfies (keyof ReferenceOptions)[];
