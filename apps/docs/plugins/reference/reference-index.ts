import { type ReferenceDocument, slugOf } from "./document.ts";
import type { OperationPage } from "./operation-page.ts";
import type { ReferenceOptions } from "./options.ts";

export type ReferenceIndexData = ReturnType<typeof referenceIndex>;

export type IndexedOperation = Pick<OperationPage, "id" | "method" | "path" | "summary">;

/**
 * Lists operations by tag, without tags that have none.
 *
 * @param path - the path of the reference, with the base path of the site.
 */
export function referenceIndex(
  document: ReferenceDocument,
  pages: readonly OperationPage[],
  path: string,
  options: Omit<ReferenceOptions, "document">,
) {
  const tags = document.tags.map(({ name, description }) => {
    const operations = pages.filter(({ tag }) => tag === name);
    return {
      name,
      slug: slugOf(name),
      description,
      operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
    };
  });
  const { info, servers } = document;
  return {
    path,
    title: options.title ?? info.title,
    /** For search engines. */
    summary: options.description ?? "",
    description: info.description,
    sections: options.sections ?? [],
    servers,
    tags: tags.filter(({ operations }) => operations.length > 0),
    source: options.source?.(),
  };
}
