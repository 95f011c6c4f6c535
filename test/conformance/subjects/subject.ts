/** Options for creating a client. */
export interface SubjectOptions {
  /** An HTTPS address, or one that must be refused. */
  baseUrl: string;
  /** The token, or one that must be refused. A function must be called before each request. */
  token: unknown;
  /** Replaces the runtime's `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** A client with a base address and a token. Leave out what the library cannot do. */
export interface Sender {
  /** Sends a request to any address. */
  request?(address: string | URL | Request, init?: RequestInit): Promise<unknown>;
  /** Sends a GET with the value as its path. */
  path?(path: string): Promise<unknown>;
  /** Sends a request to a fixed path. `extras` are options of the call. */
  call(method: string, extras?: Record<string, unknown>): Promise<unknown>;
  /** Fills the template `/v1/companies/{guid}` and sends a GET. */
  get?(path: unknown): Promise<unknown>;
  /** Sends a GET with a query. */
  search?(query: Record<string, unknown>): Promise<unknown>;
  /** Follows the links of a list. */
  pages?(): AsyncIterable<unknown>;
  /** Everything that a caller holds and may print. */
  held: readonly unknown[];
}

/** A library under test. */
export interface Subject {
  name: string;
  /** Methods that `call` supports. */
  methods: readonly string[];
  /** Creates a client, or throws. */
  create(options: SubjectOptions): Sender;
  /**
   * Returns the code of the library's own errors, and `undefined` for any other.
   *
   * With it, every failure must be an error of the library. Without it, any error is accepted.
   */
  codeOf?(error: unknown): string | undefined;
  /** Codes that mean that a request was sent. */
  sentCodes?: readonly string[];
}
