/** Options of a subject. */
export interface SubjectOptions {
  /** An https address, perhaps with a path; sometimes one that must be refused. */
  baseUrl: string;
  /** The token; sometimes one that must be refused. A function has to be called at every request. */
  token: unknown;
  /** Sends instead of the runtime's `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** One client, bound to a base address and a token. Each way to send is left out by a library that has none such. */
export interface Sender {
  /** Sends to any address. */
  request?(address: string | URL | Request, init?: RequestInit): Promise<unknown>;
  /** Sends a GET to what stands where a path belongs. */
  path?(path: string): Promise<unknown>;
  /** Sends to a fixed path beneath the base address; `extras` go where a caller of the library would put them. */
  call(method: string, extras?: Record<string, unknown>): Promise<unknown>;
  /** Fills the template `/v1/companies/{guid}` and sends a GET. */
  get?(path: unknown): Promise<unknown>;
  /** Sends a GET with a query. */
  search?(query: Record<string, unknown>): Promise<unknown>;
  /** Follows the links of a list to its end. */
  pages?(): AsyncIterable<unknown>;
  /** All that a caller holds and may print. */
  held: readonly unknown[];
}

/** A library under test. */
export interface Subject {
  name: string;
  /** The methods `call` can send. */
  methods: readonly string[];
  /** Makes a client, or throws. */
  create(options: SubjectOptions): Sender;
  /**
   * The stable code of the library's own errors, `undefined` for any other. With it, a failure that is none of the library's own counts
   * as a failed case; without it, any error will do.
   */
  codeOf?(error: unknown): string | undefined;
  /** The codes that mean an attempt was made; all others mean that nothing was sent. */
  sentCodes?: readonly string[];
}
