/** Options of the plugin that writes files for programs. */
export interface ExportsOptions {
  /** The summary at the top of `llms.txt`. */
  readonly summary: string;
  /** The sections of `llms.txt`, in order. A page is in the first whose pattern matches its path; other pages may be skipped by readers. */
  readonly sections: readonly { readonly name: string; readonly paths: RegExp }[];
  /** The document to publish with its snippets, also as collections for Postman and Bruno. @defaultValue none */
  readonly document?: PublishedDocument;
}

/** A document whose API takes a token as user name and no password. */
export interface PublishedDocument {
  /** The path of the document. */
  readonly file: string;
  /** The name of the collections. */
  readonly name: string;
}
