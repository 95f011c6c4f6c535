/** Where the site is published. */
export interface SiteAddress {
  /** The origin, such as `https://docs.example.com`. */
  readonly url: string;
  /** The base path, which begins and ends with a slash, such as `/signet/`. */
  readonly baseUrl: string;
}

/**
 * Reads the address of the site from `DOCS_URL` and `DOCS_BASE_URL`.
 *
 * @throws Error naming the variable that is wrong, what it must be and what it is.
 */
export function siteAddress(environment: Readonly<Record<string, string | undefined>>): SiteAddress {
  const url = environment.DOCS_URL || "https://signet.example";
  const baseUrl = environment.DOCS_BASE_URL || "/";
  const [, folder = ""] = checkBaseUrl("DOCS_BASE_URL", baseUrl).split("/");
  if (pages.includes(folder)) {
    throw new Error(`DOCS_BASE_URL must not begin with /${folder}/, which is a page of the site: got "${baseUrl}"`);
  }
  return { url: originOf(url), baseUrl };
}

/**
 * Returns a base path unchanged.
 *
 * @param name - the setting that the path comes from, for the error.
 * @throws Error when the path does not begin and end with a slash, or needs escaping in a URL.
 */
export function checkBaseUrl(name: string, path: string): string {
  const problem =
    path.startsWith("/") && path.endsWith("/")
      ? "must contain only letters, digits, hyphens, dots, underscores and single slashes"
      : "must begin and end with a slash, such as /docs/";
  const segments = path.split("/").slice(1, -1);
  const isValid = path === "/" || segments.every((name) => /^[\w.~-]+$/.test(name) && !/^\.\.?$/.test(name));
  if (!path.startsWith("/") || !path.endsWith("/") || !isValid) throw new Error(`${name} ${problem}: got "${path}"`);
  return path;
}

/** Docusaurus adds no base path to a link that already begins with it. */
const pages = [
  "auth",
  "changelog",
  "client",
  "failures",
  "languages",
  "machines",
  "reference",
  "sandbox",
  "snippets",
  "start",
  "token",
  "tools",
];

function originOf(text: string): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isOrigin) {
    throw new Error(
      `DOCS_URL must be an origin with http or https and without a path, such as https://docs.example.com (DOCS_BASE_URL has the path): got "${text}"`,
    );
  }
  return url.origin;
}
