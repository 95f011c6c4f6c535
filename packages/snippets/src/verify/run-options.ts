/** Options of {@link runSnippets}. */
export interface RunOptions {
  /**
   * The base URL of the server that responds. Requests reach it through a recorder on this machine.
   * @defaultValue none: the recorder responds to every request with `{}`
   */
  readonly server?: string | undefined;
  /** The PEM file of a certificate authority to trust for that server. */
  readonly ca?: string | undefined;
  /**
   * Resets the server. It is called before the first request and before each request after one that may have changed
   * data. Requests then reach the server one at a time.
   */
  readonly beforeEach?: (() => Promise<void>) | undefined;
  /** The folder whose `node_modules` the TypeScript snippets import from. @defaultValue the working folder */
  readonly packages?: string | undefined;
  /** The conditions by which Node resolves these packages. @defaultValue those of this process */
  readonly conditions?: readonly string[] | undefined;
  /** A Python that has requests. @defaultValue `"python3"` */
  readonly python?: string | undefined;
  /** The files that snippets upload: content by path. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Environment variables, such as the token. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /**
   * The environment variable of the base URL while a snippet runs.
   * @defaultValue `"BITSIGHT_API_BASE"`, which `@signet/client` reads
   */
  readonly serverVariable?: string | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}
