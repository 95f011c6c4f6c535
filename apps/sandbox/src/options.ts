import type { Server } from "node:https";

/** Configures a sandbox. */
export interface SandboxOptions {
  /** The address to bind. @defaultValue `"127.0.0.1"` */
  host?: string;
  /** The port; 0 picks a free one. @defaultValue `0` (the command's default is 8443) */
  port?: number;
  /**
   * The folder for certificate and database, or `:memory:` to keep nothing.
   *
   * @defaultValue `":memory:"` (the command's default is `.sandbox`)
   */
  data?: string;
  /**
   * The `postgres://` address of a database that several sandboxes can share.
   *
   * @defaultValue SQLite in the data folder
   */
  databaseUrl?: string;
  /**
   * The key that user tokens are encrypted with, 32 bytes in base64. All processes over one database need the same.
   *
   * @defaultValue a key in a file of the data folder
   */
  tokenKey?: string;
  /** The number of companies to generate, at least 10. @defaultValue the number in existing data, or 100 */
  companies?: number;
  /**
   * The seed of the generated data: the same seed gives the same responses.
   *
   * @defaultValue the seed of existing data, or 1
   */
  seed?: number;
  /**
   * The first date of new data, such as `2026-11-30`. Responses change with the date; tokens and limits use the real time.
   *
   * @defaultValue today, in UTC
   */
  today?: string;
  /** The path of your own certificate as PEM, with `key`, instead of one that the sandbox makes. */
  cert?: string;
  /** The path of the private key of `cert`. */
  key?: string;
  /**
   * Names 127.0.0.1 and ::1 on the certificate. Bun cannot verify an authority that is limited to addresses.
   *
   * @defaultValue `true`
   */
  addresses?: boolean;
  /** More names for the certificate, and for its authority to vouch for. */
  alsoName?: readonly string[];
  /** Limits failed sign-ins and the requests of a token. @defaultValue `true` */
  limits?: boolean;
  /** The number of concurrent requests of one token; more get 429. @defaultValue `20`, as documented */
  concurrent?: number;
  /**
   * The number of requests of one token in a period; more get 429.
   *
   * @defaultValue unlimited, because the real number is not documented
   */
  rate?: { requests: number; seconds: number };
  /** Enables fault injection at `/sandbox/faults`. @defaultValue `false` */
  faults?: boolean;
  /** Receives progress messages and warnings, one line each. @defaultValue writes to standard error */
  onMessage?: (line: string) => void;
}

/** A sandbox that accepts connections. */
export interface Sandbox {
  url: string;
  /** The path of the PEM file that clients must trust. */
  ca: string;
  /** The certificate in use, as PEM. */
  certificate: string;
  userToken: string;
  companyToken: string;
  /** A user's e-mail and password for User Preferences, and the URL of its sign-in page. */
  signIn: { email: string; password: string; url: string };
  server: Server;
  /** Waits for running requests, closes the database, and removes temporary files. */
  close(): Promise<void>;
}
