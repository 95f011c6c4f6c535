export interface SearchHit {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly { readonly text: string; readonly isMatch: boolean }[];
}

interface PageData {
  readonly url: string;
  readonly meta: { readonly title?: string; readonly operation?: string };
  readonly excerpt: string;
  readonly content: string;
}

interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<PageData> }[] }>;
}

/**
 * Searches the index of the built pages: first the operation that a path names, then guides, then the reference.
 *
 * @param baseUrl - the base path of the site.
 * @throws when there is no index, because the site was not built.
 */
export async function search(baseUrl: string, query: string): Promise<{ hits: readonly SearchHit[]; count: number }> {
  const path = pathOf(query);
  const words =
    path === undefined
      ? expand(query.toLowerCase())
      : shapeOf(path)
          .replaceAll(/[{}/]+/g, " ")
          .trim();
  const { results } = await (await load(baseUrl)).search(words);
  const pages = await Promise.all(results.slice(0, 40).map((result) => result.data()));
  const found = pages
    .filter(({ meta, content }) => hasWords(`${meta.title} ${content}`, words))
    .toSorted((one, other) => rankOf(one, baseUrl, query) - rankOf(other, baseUrl, query));
  const hits = found.slice(0, 12).map(({ url, meta, excerpt }) => ({
    url: url.replace(/(?<=.)\/$/, ""),
    title: meta.title ?? url,
    excerpt: [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].map((node) => ({
      text: node.textContent ?? "",
      isMatch: node.nodeName === "MARK",
    })),
  }));
  return { hits, count: found.length };
}

function rankOf({ url, meta }: PageData, baseUrl: string, query: string): number {
  const { title = "", operation = "" } = meta;
  const path = pathOf(query);
  const [method, template = ""] = operation.split(" ");
  const [asked = "GET"] = /^[A-Z]+(?= )/i.exec(query.trim()) ?? [];
  if (path !== undefined && shapeOf(template) === shapeOf(path)) return method === asked.toUpperCase() ? 0 : 1;
  const name = query.trim().toLowerCase();
  const names = [title, url.split("/").findLast((part) => part !== "") ?? ""].map((each) => each.toLowerCase());
  if (names.includes(name)) return 0;
  return url.startsWith(`${baseUrl}reference`) ? 3 : 2;
}

function pathOf(query: string): string | undefined {
  return /(?:^|\s)(\/\S*)/.exec(query)?.[1];
}

/** Returns a path without what differs between calls: names of parameters, identifiers, a trailing slash. */
function shapeOf(path: string): string {
  return path
    .replaceAll(/\{[^}]*\}|[0-9a-f]{8}-[0-9a-f-]{27}/gi, "{}")
    .replace(/[?#].*$|\/$/g, "")
    .toLowerCase();
}

/** Replaces words that readers use by those of the site. */
function expand(query: string): string {
  return Object.entries(synonyms).reduce((text, [word, own]) => text.replaceAll(word, own), query);
}

const synonyms: Readonly<Record<string, string>> = {
  "api key": "api token",
  authentication: "token",
  authorization: "token",
  paging: "pagination",
  throttling: "rate limit",
  setup: "install",
};

/** Checks that a text has all words of a query: the index alone also returns pages with other words that begin alike. */
function hasWords(text: string, query: string): boolean {
  const content = text.toLowerCase();
  return query
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== "")
    .every((word) => content.includes(word.length > 4 ? word.replace(/(ies|es|s|ing|ed|ion|y)$/, "") : word));
}

let pagefind: Promise<Pagefind> | undefined;

/** The index is created from the built pages, after bundling. */
function load(baseUrl: string): Promise<Pagefind> {
  pagefind ??= import(/* webpackIgnore: true */ `${window.location.origin}${baseUrl}pagefind/pagefind.js`);
  return pagefind;
}
