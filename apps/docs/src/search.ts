/** A page that matches a query. */
export interface SearchHit {
  readonly url: string;
  readonly title: string;
  /** A part of its text; every second part is a match. */
  readonly excerpt: readonly string[];
}

interface Pagefind {
  search(query: string): Promise<{
    results: { data(): Promise<{ url: string; meta: { title?: string }; excerpt: string }> }[];
  }>;
}

/**
 * Searches the index of the built pages.
 *
 * @throws when there is no index, because the site was not built.
 */
export async function search(query: string): Promise<{ hits: readonly SearchHit[]; count: number }> {
  const { results } = await (await load()).search(query);
  const first = await Promise.all(results.slice(0, 12).map((result) => result.data()));
  const hits = first.map(({ url, meta, excerpt }) => ({
    url: url.replace(/(?<=.)\/$/, ""),
    title: meta.title ?? url,
    excerpt: excerpt.split(/<\/?mark>/).map(decodeEntities),
  }));
  return { hits, count: results.length };
}

let pagefind: Promise<Pagefind> | undefined;

/** The index is created from the built pages, after bundling. */
function load(): Promise<Pagefind> {
  pagefind ??= import(/* webpackIgnore: true */ `${window.location.origin}/pagefind/pagefind.js`);
  return pagefind;
}

function decodeEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? "");
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
