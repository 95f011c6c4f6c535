import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { normalizeUrl } from "@docusaurus/utils";
import { loadDocument } from "@signet/snippets/load";
import { listNotShown, type NotShown } from "./not-shown.ts";
import type { ReferenceOptions } from "./options.ts";
import { pageSamples } from "./page-samples.ts";
import type { OperationPage } from "./pages/operation-page.ts";
import type { SchemaPage } from "./pages/schema-page.ts";
import { type ReferenceIndexData, referenceModel } from "./reference-model.ts";
import { readRuns, runOf } from "./runs.ts";
import { createSamples, type Sample } from "./sample.ts";

export interface ReferenceContent {
  readonly index: ReferenceIndexData;
  readonly pages: readonly SampledPage[];
  readonly schemas: readonly SchemaPage[];
  readonly samples: Readonly<Record<string, Sample>>;
  readonly notShown: readonly NotShown[];
}

/** The page of an operation with its snippets; a webhook has none. */
export interface SampledPage extends OperationPage {
  readonly samples: readonly Sample[];
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
  const base = normalizeUrl([baseUrl, options.routeBasePath ?? "/reference"]);
  const file = resolve(siteDir, options.document);
  const runsFile = options.runs && join(siteDir, options.runs.file);
  const { token } = options;
  return {
    name: "signet-reference",
    getPathsToWatch: () => [file, ...(options.pages ?? []).map((pages) => join(siteDir, pages))],
    async loadContent() {
      const document = await loadDocument(file);
      const runs = runsFile === undefined ? {} : readRuns(runsFile);
      const withNote = (sample: Sample) => {
        const run = runOf(runs, sample);
        return { ...sample, note: run && options.runs?.note(run.tool) };
      };
      const word = token && { word: token.placeholder, href: normalizeUrl([baseUrl, token.page]) };
      const model = referenceModel(document, { ...options, base, ...(word && { tokenWord: word }) });
      const notShown = [...model.notShown];
      const pages = model.operations.map((page): SampledPage => {
        if (page.kind === "webhook") return { ...page, samples: [] };
        const report = (what: string) => void notShown.push({ where: page.key, what });
        return { ...page, samples: createSamples(document, page.key, options, report).map(withNote) };
      });
      const samples = Object.entries(pageSamples(document, siteDir, options)).map(([key, sample]) => [
        key,
        withNote(sample),
      ]);
      return {
        index: model.index,
        pages,
        schemas: model.schemas,
        samples: Object.fromEntries(samples),
        notShown,
      };
    },
    async contentLoaded({ content, actions: { addRoute, createData, setGlobalData } }) {
      const { index, pages, schemas, samples } = content;
      if (token) {
        const { placeholder, variable, page } = token;
        setGlobalData({ token: { placeholder, variable, page } } satisfies ReferenceGlobalData);
      }
      await createData("samples.json", samples);
      const indexModule = { index: await createData("index.json", index) };
      const route = (path: string, component: string, modules: Record<string, string>) => ({
        path,
        exact: true,
        component: `@site/src/components/reference/${component}.tsx`,
        modules,
      });
      const routes = [
        route(index.href, "ReferenceIndex", indexModule),
        ...index.tags.map(({ href }) => route(href, "ReferenceTag", indexModule)),
      ];
      // Numbered, because names of operations may be those of other files.
      for (const [number, page] of pages.entries()) {
        routes.push(route(page.href, "Operation", { page: await createData(`page-${number}.json`, page) }));
      }
      for (const [number, page] of schemas.entries()) {
        routes.push(route(page.href, "SchemaPage", { page: await createData(`schema-${number}.json`, page) }));
      }
      addRoute({ ...route(index.href, "ReferenceLayout", indexModule), exact: false, routes });
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
