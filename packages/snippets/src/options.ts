/** Options that decide which request is made. */
export interface RequestOptions {
  /** The base URL. @defaultValue the document's first server */
  readonly server?: string | undefined;
  /** Values for the `{names}` in the server's URL. @defaultValue the document's own defaults */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /** Sends every optional parameter and field, too. @defaultValue `false` */
  readonly all?: boolean | undefined;
  /** The media type of the body. @defaultValue JSON if the operation takes it, else a form, text or a file */
  readonly contentType?: string | undefined;
  /** The media type of the response, such as `text/csv`; sent as `Accept`. @defaultValue no `Accept` header */
  readonly accept?: string | undefined;
  /** The path of the file to upload. @defaultValue `"upload.bin"` */
  readonly file?: string | undefined;
  /** Reads every page of a list. Python and TypeScript can. @defaultValue `false` */
  readonly pages?: boolean | undefined;
}

/** Options that decide where the code gets its credentials. */
export interface CredentialOptions {
  /**
   * The token, API key or user name, or a placeholder for it.
   * @defaultValue the document's `x-snippets`, else `"username"` for HTTP Basic authentication and `"api_token"`
   */
  readonly token?: string | undefined;
  /** The password of HTTP Basic authentication. `""` for an API whose token is the user-id. @defaultValue the document's `x-snippets`, else `"password"` */
  readonly password?: string | undefined;
  /**
   * Writes credentials into the code, or reads them from the environment. A command that contains a token ends up in
   * the shell's history.
   * @defaultValue `"literal"`
   */
  readonly credentialsFrom?: "literal" | "environment" | undefined;
  /**
   * The environment variable that contains the token.
   * @defaultValue the document's `x-snippets`, else named after its title, such as `STRIPE_API_KEY`
   */
  readonly variable?: string | undefined;
}

/** Options that decide how a request is written. */
export interface WritingOptions extends CredentialOptions {
  /**
   * Handles error statuses and failed connections in the code.
   * @defaultValue `false`: Python and TypeScript stop at an error status, curl prints the response
   */
  readonly errors?: boolean | undefined;
  /**
   * The file that the response is saved to.
   * @defaultValue none: the response is printed; a binary one is saved to a file named after the operation
   */
  readonly download?: string | undefined;
  /**
   * The library that TypeScript uses: `@signet/client`, with `@signet/auth` for what it does not support; or fetch alone.
   *
   * @defaultValue the document's `x-snippets`, else `"fetch"`
   */
  readonly client?: "signet" | "fetch" | undefined;
  /** The library that Python uses. @defaultValue `"requests"` */
  readonly pythonClient?: "requests" | "httpx" | undefined;
}

/** The options of {@link createSnippet}. */
export interface SnippetOptions extends RequestOptions, WritingOptions {}

/** The options of {@link createSnippetFromHar}. */
export interface HarOptions extends WritingOptions {
  /** The base URL. @defaultValue the origin of the request's `url` */
  readonly server?: string | undefined;
}
