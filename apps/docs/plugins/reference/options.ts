/** Options of the reference plugin. With `document` alone, the reference shows only what the document says. */
export interface ReferenceOptions {
  /** Name of the reference, if the site has several. @defaultValue `"default"` */
  readonly id?: string;
  /** The path of an OpenAPI 3.0 or 3.1 document, in JSON or YAML. */
  readonly document: string;
  /** The path of the index, below the base path of the site. @defaultValue `"/reference"` */
  readonly routeBasePath?: string;
  /** The name of the reference in headings and titles. @defaultValue the title of the document */
  readonly title?: string;
  /** The description of the index for search engines. @defaultValue none */
  readonly description?: string;
  /** Where readers get the token that snippets need. @defaultValue none: a snippet has the document's placeholders, without links */
  readonly token?: TokenOptions;
  /** The names of servers, by URL. @defaultValue the description of the server if it is short, else the host */
  readonly serverNames?: Readonly<Record<string, string>>;
  /** Returns facts of an operation that OpenAPI has no words for, such as rate limits. @defaultValue none */
  readonly facts?: (operation: object, method: string, document: object) => readonly Fact[];
  /** Returns notes on an operation, parameter, response or schema from its extensions, in Markdown. @defaultValue none */
  readonly notes?: (part: object) => readonly string[];
  /** Sections of the index about all operations. @defaultValue none */
  readonly sections?: readonly IndexSection[];
  /** The recorded runs of the snippets. @defaultValue none: no page says that a snippet was run */
  readonly runs?: RunsOptions;
  /** Other pages with `<RequestSnippet … />`, as glob patterns. @defaultValue none */
  readonly pages?: readonly string[];
  /** Returns the file that describes a tag, or the document as a whole, from the root of the repository. @defaultValue none: no edit links */
  readonly source?: (tag?: string) => string;
}

/** Words and links about the token. */
export interface TokenOptions {
  /** The word in snippets and text that stands for the token. */
  readonly placeholder: string;
  /** The environment variable from which copied snippets read the token. */
  readonly variable: string;
  /** The page about tokens, below the base path of the site. */
  readonly page: string;
  /** Returns where the token for a server is copied. `tag` is the operation's first tag in the document. */
  readonly source: (server: string, tag: object | undefined) => TokenSource;
}

/** A link to where a token is copied. */
export interface TokenSource {
  readonly name: string;
  readonly url: string;
}

/** A line of the summary of an operation. */
export interface Fact {
  readonly name: string;
  /** The text, in Markdown. */
  readonly text: string;
  /** A link after the text; `to` is within the reference, such as `#lists` for a section of the index. */
  readonly link?: { readonly name: string; readonly to: string };
}

/** A section of the index. */
export interface IndexSection {
  /** The anchor. */
  readonly id: string;
  readonly title: string;
  /** The text, in Markdown. */
  readonly text: string;
}

/** The record of the snippets that were run before they were published. */
export interface RunsOptions {
  /** The path of the record. It is published as `/verified.json`. */
  readonly file: string;
  /** Returns the note below a snippet that was run with a tool. */
  readonly note: (tool: string) => string;
}
