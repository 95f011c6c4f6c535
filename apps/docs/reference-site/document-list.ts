import type { LoadContext, Plugin } from "@docusaurus/types";
import type { SiteDocument } from "./site.ts";

/** Creates the first page of a site of several documents. */
export default function documentList(
  { baseUrl, siteConfig }: LoadContext,
  { documents }: { readonly documents: readonly SiteDocument[] },
): Plugin {
  return {
    name: "signet-document-list",
    async contentLoaded({ actions: { addRoute, createData } }) {
      const list = {
        title: siteConfig.title,
        documents: documents.map(({ title, name }) => ({ title, path: `${baseUrl}${name}` })),
      };
      addRoute({
        path: baseUrl,
        exact: true,
        component: "@site/src/components/DocumentList.tsx",
        modules: { list: await createData("documents.json", list) },
      });
    },
  };
}
