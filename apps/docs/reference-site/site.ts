/** A site of OpenAPI documents. */
export interface ReferenceSite {
  readonly documents: readonly SiteDocument[];
  /** The origin. */
  readonly url: string;
  /** The base path, which begins and ends with a slash. */
  readonly baseUrl: string;
}

export interface SiteDocument {
  /** The absolute path of the document. */
  readonly file: string;
  readonly title: string;
  /** The name of its folder in a site of several documents. */
  readonly name: string;
}

/** The environment variable with which the site's configuration receives the site, as JSON. */
export const siteVariable = "REFERENCE_SITE";
