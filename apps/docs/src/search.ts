/** A page that has what was searched for. */
export interface SearchHit {
  readonly url: string;
  readonly title: string;
  /** A piece of its text; every second part is what was searched for. */
  readonly excerpt: readonly string[];
}

/** What the index offers. */
interface Pagefind {
  search(wanted: string): Promise<{
    results: { data(): Promise<{ url: string; meta: { title?: string }; excerpt: string }> }[];
  }>;
}

/**
 * Searches the index that stands beside the built pages.
 *
 * @throws when the index is not there, as in a site that is served without being built.
 */
export async function search(wanted: string): Promise<{ hits: readonly SearchHit[]; count: number }> {
  const { results } = await (await load()).search(wanted);
  const first = await Promise.all(results.slice(0, 12).map((result) => result.data()));
  const hits = first.map(({ url, meta, excerpt }) => ({
    url: url.replace(/(?<=.)\/$/, ""),
    title: meta.title ?? url,
    excerpt: excerpt.split(/<\/?mark>/).map(plain),
  }));
  return { hits, count: results.length };
}

let pagefind: Promise<Pagefind> | undefined;

/** The index is made of the built pages, so no bundler can know it. */
function load(): Promise<Pagefind> {
  pagefind ??= import(/* webpackIgnore: true */ `${window.location.origin}/pagefind/pagefind.js`);
  return pagefind;
}

/** The index writes text as HTML does. */
function plain(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name] ?? "");
}

const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
