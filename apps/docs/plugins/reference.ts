import { createRequire } from "node:module";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import type { Contract } from "./contract.ts";
import { listOperations, readContract } from "./contract.ts";
import type { OperationPage } from "./operation-page.ts";
import { operationPage } from "./operation-page.ts";
import { pageSamples } from "./page-samples.ts";
import type { Sample } from "./sample.ts";

/** What the contract gives the site. */
export interface ReferenceContent {
  readonly index: ReferenceIndexData;
  readonly pages: readonly OperationPage[];
  readonly samples: Readonly<Record<string, Sample>>;
}

/** The operations by tag, for the index and the side bar. */
export interface ReferenceIndexData {
  readonly description: string;
  readonly servers: Contract["servers"];
  readonly tags: readonly {
    readonly name: string;
    readonly description: string;
    readonly operations: readonly Pick<OperationPage, "id" | "method" | "path" | "summary">[];
  }[];
}

/** Makes `/reference`, a page for each operation, and the snippets of all other pages, from the contract alone. */
export default function reference({ siteDir }: LoadContext): Plugin<ReferenceContent> {
  const file = createRequire(join(siteDir, "package.json")).resolve("@signet/openapi/openapi.json");
  const folders = ["docs", "src/pages"].map((folder) => join(siteDir, folder));
  return {
    name: "signet-reference",
    getPathsToWatch: () => [file, ...folders.map((folder) => `${folder}/**/*.mdx`)],
    configureWebpack: () => ({ resolve: { alias: { "prism-react-renderer$": join(siteDir, "src/no-prism.ts") } } }),
    loadContent() {
      const contract = readContract(file);
      const pages = listOperations(contract).map((operation) => operationPage(contract, operation));
      return { index: indexOf(contract, pages), pages, samples: pageSamples(contract, folders) };
    },
    async contentLoaded({ content: { index, pages, samples }, actions: { addRoute, createData } }) {
      await createData("samples.json", samples);
      const indexData = await createData("index.json", index);
      const operations = await Promise.all(
        pages.map(async (page) => ({
          path: `/reference/${page.id}`,
          exact: true,
          component: "@site/src/components/Operation.tsx",
          modules: { page: await createData(`${page.id}.json`, page) },
        })),
      );
      const start = { path: "/reference", exact: true, component: "@site/src/components/ReferenceIndex.tsx" };
      addRoute({
        path: "/reference",
        component: "@site/src/components/ReferenceLayout.tsx",
        modules: { index: indexData },
        routes: [{ ...start, modules: { index: indexData } }, ...operations],
      });
    },
  };
}

function indexOf(contract: Contract, pages: readonly OperationPage[]): ReferenceIndexData {
  return {
    description: contract.info.description,
    servers: contract.servers,
    tags: contract.tags.map(({ name, description }) => ({
      name,
      description,
      operations: pages
        .filter(({ tag }) => tag === name)
        .map(({ id, method, path, summary }) => ({ id, method, path, summary })),
    })),
  };
}
