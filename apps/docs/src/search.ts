export interface SearchHit {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly { readonly text: string; readonly isMatch: boolean }[];
}

interface Pagefind {
  search(query: string): Promise<{
    results: { data(): Promise<{ url: string; meta: { title?: string }; excerpt: string }> }[];
  }>;
}

/**
 * Searches the index of the built pages.
 *
 * @param baseUrl - the base path of the site.
 * @throws when there is no index, because the site was not built.
 */
export async function search(baseUrl: string, query: string): Promise<{ hits: readonly SearchHit[]; count: number }> {
  const { results } = await (await load(baseUrl)).search(query);
  const first = await Promise.all(results.slice(0, 12).map((result) => result.data()));
  const hits = first.map(({ url, meta, excerpt }) => ({
    url: url.replace(/(?<=.)\/$/, ""),
    title: meta.title ?? url,
    excerpt: [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].map((node) => ({
      text: node.textContent ?? "",
      isMatch: node.nodeName === "MARK",
    })),
  }));
  return { hits, count: results.length };
}

let pagefind: Promise<Pagefind> | undefined;

/** The index is created from the built pages, after bundling. */
function load(baseUrl: string): Promise<Pagefind> {
  pagefind ??= import(/* webpackIgnore: true */ `${window.location.origin}${baseUrl}pagefind/pagefind.js`);
  return pagefind;
}
