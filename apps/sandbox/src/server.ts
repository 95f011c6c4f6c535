import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:https";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "./api/api.ts";
import { createFaults } from "./api/fault-injection.ts";
import { createConsole } from "./console/console-app.ts";
import { openDatabase } from "./db/open.ts";
import { reasonOf, SandboxError } from "./errors.ts";
import { contract } from "./generated/contract.ts";
import type { RequestListener } from "./http/app.ts";
import { createApp } from "./http/app.ts";
import { listen } from "./http/listener.ts";
import { handlers, unmatchedOperations } from "./operations/operations.ts";
import { readExamples } from "./seed/contract-examples.ts";
import { grantDemoAccess } from "./seed/demo.ts";
import { resetDatabase, seedDatabase } from "./seed/seed.ts";
import { followIdentity } from "./tls/certificate-renewal.ts";
import type { StoredIdentity } from "./tls/certificate-store.ts";
import { ensureFolder, loadIdentity, ownNames, readOwnIdentity } from "./tls/certificate-store.ts";
import { loadEncryptionKey } from "./tokens/encryption-key.ts";
import type { Failures } from "./tokens/failed-attempts.ts";
import { createFailures } from "./tokens/failed-attempts.ts";
import type { Tokens } from "./tokens/tokens.ts";
import { createTokens } from "./tokens/tokens.ts";

/** How to start a sandbox. */
export interface SandboxOptions {
  /**
   * The address to listen on.
   *
   * @defaultValue `"127.0.0.1"`
   */
  host?: string;
  /**
   * The port; 0 picks a free one.
   *
   * @defaultValue `0` (the command's is 8443)
   */
  port?: number;
  /**
   * The folder for certificate and database, or `:memory:` to keep nothing.
   *
   * @defaultValue `":memory:"` (the command's is `.sandbox`)
   */
  data?: string;
  /**
   * A `postgres://` address: the database is there, for several sandboxes over the same data, and not in the data folder.
   *
   * @defaultValue none: SQLite in the data folder
   */
  databaseUrl?: string;
  /**
   * What user tokens are sealed with, 32 bytes in base64; the same for all processes over one database.
   *
   * @defaultValue a key in a file of the data folder
   */
  tokenKey?: string;
  /**
   * How many companies the world has, at least 10.
   *
   * @defaultValue what the data was made with, or 100
   */
  companies?: number;
  /**
   * What the world is made from: the same seed, the same answers.
   *
   * @defaultValue what the data was made with, or 1
   */
  seed?: number;
  /** The path of one's own certificate as PEM, with `key`, instead of one the sandbox makes. */
  cert?: string;
  /** The path of the private key to `cert`. */
  key?: string;
  /**
   * Whether 127.0.0.1 and ::1 are on the certificate. An authority that may vouch for these addresses alone is one that Bun cannot verify.
   *
   * @defaultValue true
   */
  addresses?: boolean;
  /** More names for the certificate, and for its authority to vouch for. */
  alsoName?: readonly string[];
  /**
   * Whether anything is limited: failed sign-ins, and what one token may ask.
   *
   * @defaultValue `true`
   */
  limits?: boolean;
  /**
   * How many requests of one token may run at the same time; more are answered with 429.
   *
   * @defaultValue `20`, as documented
   */
  concurrent?: number;
  /**
   * How many requests a token has in a time; more are answered with 429.
   *
   * @defaultValue no limit, for the figure is not documented
   */
  rate?: { requests: number; seconds: number };
  /**
   * Whether faults can be asked for at `/sandbox/faults`.
   *
   * @defaultValue `false`
   */
  faults?: boolean;
  /** Told what to tell the one who waits, in single lines. @defaultValue standard error */
  onMessage?: (line: string) => void;
}

/** A sandbox that accepts connections. */
export interface Sandbox {
  url: string;
  /** The path of the PEM file that clients are to trust. */
  ca: string;
  /** The certificate in use, as PEM. */
  certificate: string;
  userToken: string;
  companyToken: string;
  /** Who can sign in to User Preferences, and where. */
  signIn: { email: string; password: string; url: string };
  server: Server;
  /** Lets requests under way end, closes the database, and removes what was only for this run. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox: a real HTTPS server with a certificate of its own, a world of companies, and tokens that work.
 *
 * @throws {@link SandboxError} with one line that says what to do.
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox();
 * console.log(sandbox.url, sandbox.ca, sandbox.userToken);
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    host = "127.0.0.1",
    port = 0,
    data = ":memory:",
    databaseUrl,
    limits = true,
    onMessage = console.error,
  } = options;
  const isKept = data !== ":memory:" || databaseUrl !== undefined;
  const unmatched = unmatchedOperations(contract.operations);
  if (unmatched.length > 0) {
    throw new SandboxError(
      "ERR_CONTRACT",
      `contract and sandbox disagree on ${unmatched.join(", ")}: use the same version of both`,
    );
  }
  const examples = readExamples(contract);
  const cleanups: Cleanup[] = [];
  const close = async (graceMs = 8_000) => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup(graceMs);
  };
  try {
    const folder = data === ":memory:" ? makeTemporaryFolder(cleanups) : data;
    ensureFolder(folder);
    const identity = await chooseIdentity(folder, options);
    const ready = Promise.withResolvers<RequestListener>();
    const revocation = Promise.withResolvers<{ tokens: Tokens; failures: Failures }>();
    // The port is taken before anything is changed: a second start by mistake must not end the first one's tokens.
    const listener = await listen({
      host,
      port,
      identity,
      onPlainCredentials: async (userIds, address) => {
        const { tokens, failures } = await revocation.promise;
        await exposeAll(tokens, failures, userIds, address, onMessage);
      },
    });
    cleanups.push(listener.close);
    listener.server.on("request", async (request, response) => (await ready.promise)(request, response));

    const database = await openDatabase(databaseUrl ?? (isKept ? join(folder, "sandbox.db") : ":memory:"));
    // Before the listener in this list, so that it is closed after it.
    cleanups.unshift(() => database.destroy());
    const { companies, seed } = options;
    await seedDatabase(database, { companies, seed }, examples, (done, total) =>
      onMessage(`signet-sandbox: making the world, ${done} of ${total} companies`),
    );
    const tokens = createTokens(database, loadEncryptionKey(folder, options.tokenKey));
    const failures = createFailures(database, limits);
    cleanups.splice(1, 0, () => tokens.close());
    const { userToken, companyToken, email, password, restore } = await grantDemoAccess(database, tokens, examples);
    const faults = options.faults === true ? createFaults() : undefined;
    const reset = async () => {
      faults?.clear();
      await resetDatabase(database, examples);
      await restore();
    };
    const shared = { database, tokens, failures, faults };
    const console = createConsole({ ...shared, limits, reset: isKept ? undefined : reset });
    const { concurrent = contract.concurrent, rate } = options;
    const api = createApi({ ...shared, contract, handlers, limits: limits ? { concurrent, rate } : undefined });
    const createListener = ({ certificate }: StoredIdentity) => createApp({ certificate, console, api, failures });
    let handle = createListener(identity);
    ready.resolve((request, response) => handle(request, response));
    const { cert, key } = options;
    if (cert !== undefined && key !== undefined) {
      const onRenewal = (renewed: StoredIdentity) => {
        listener.renew(renewed);
        handle = createListener(renewed);
      };
      cleanups.push(followIdentity({ cert, key, onRenewal, onMessage }));
    }
    revocation.resolve({ tokens, failures });

    const url = `https://${publicHost(host)}:${listener.port}`;
    const signIn = { email, password, url: `${url}/sandbox/sign-in` };
    const { caPath: ca, certificate } = identity;
    return { url, ca, certificate, userToken, companyToken, signIn, server: listener.server, close: () => close() };
  } catch (error) {
    // Whoever is connected already waits for a start that will not come.
    await close(0);
    throw error;
  }
}

/** Undoes one step of the start; requests under way get the grace time. */
type Cleanup = (graceMs: number) => unknown;

function makeTemporaryFolder(cleanups: Cleanup[]): string {
  const folder = mkdtempSync(join(tmpdir(), "signet-sandbox-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function chooseIdentity(
  folder: string,
  { cert, key, addresses = true, alsoName = [] }: SandboxOptions,
): Promise<StoredIdentity> {
  if (cert === undefined && key === undefined) {
    const own = ownNames.filter((name) => addresses || isIP(name) === 0);
    return loadIdentity(folder, [...new Set([...own, ...alsoName])]);
  }
  if (cert !== undefined && key !== undefined) return Promise.resolve(readOwnIdentity(cert, key));
  throw new SandboxError(
    "ERR_OPTION",
    "--cert and --key go together: give both, or neither for a certificate made here",
  );
}

async function exposeAll(
  tokens: Tokens,
  failures: Failures,
  userIds: readonly string[],
  address: string | null,
  onMessage: (line: string) => void,
): Promise<void> {
  for (const userId of userIds) {
    try {
      const token = await tokens.handleLeakedToken(userId, address);
      if (token === undefined) await failures.count(address);
      else {
        const done =
          token.kind === "user" ? "it was revoked; generate a new one" : "it is suspended until an admin looks";
        onMessage(`signet-sandbox: a ${token.kind} token ending in ${token.lastFour} came over plain HTTP: ${done}`);
      }
    } catch (error) {
      onMessage(
        `signet-sandbox: what came over plain HTTP could not be revoked for good (${reasonOf(error)}): generate new tokens`,
      );
    }
  }
}

/** The name to call the sandbox by: what is on the certificate, where the address itself is not a name. */
function publicHost(host: string): string {
  if (["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}
