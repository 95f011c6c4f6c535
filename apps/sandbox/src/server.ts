import { mkdtempSync, rmSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "./api/api.ts";
import { createFaults } from "./api/fault-injection.ts";
import { createConsole } from "./console/console-app.ts";
import { readDatabaseError } from "./db/database-error.ts";
import { openDatabase } from "./db/open.ts";
import { readDate } from "./db/sandbox-date.ts";
import { reasonOf, SandboxError } from "./errors.ts";
import { contract } from "./generated/contract.ts";
import { createApp, type RequestListener } from "./http/app.ts";
import { listen } from "./http/listener.ts";
import { handlers } from "./operations/operations.ts";
import type { Sandbox, SandboxOptions } from "./options.ts";
import { readExamples } from "./seed/contract-examples.ts";
import { grantDemoAccess } from "./seed/demo.ts";
import { resetDatabase, seedDatabase } from "./seed/seed.ts";
import {
  ensureFolder,
  loadIdentity,
  ownNames,
  readIdentityFiles,
  type StoredIdentity,
  validityProblem,
  watchCertificate,
} from "./tls/certificate-store.ts";
import { loadEncryptionKey } from "./tokens/encryption-key.ts";
import { createFailedAttempts, type FailedAttempts } from "./tokens/failed-attempts.ts";
import { createTokens, type Tokens } from "./tokens/tokens.ts";

/**
 * Starts a sandbox: a real HTTPS server with its own certificate, generated companies, and tokens that work.
 *
 * @throws {@link SandboxError} with one line that names the fix.
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
  const examples = readExamples(contract);
  const cleanups: Cleanup[] = [];
  const close = async (graceMs = 8_000) => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup(graceMs);
  };
  try {
    const folder = data === ":memory:" ? makeTemporaryFolder(cleanups) : data;
    ensureFolder(folder);
    const identity = await chooseIdentity(folder, options);
    const problem = validityProblem(identity.certificate);
    if (problem !== undefined) {
      onMessage(`signet-sandbox: the certificate ${problem}: clients refuse it; replace it, or set the clock`);
    }
    const ready = Promise.withResolvers<RequestListener>();
    const services = Promise.withResolvers<{ tokens: Tokens; failures: FailedAttempts }>();
    // The port is taken before anything is changed: a second start by mistake must not revoke the first one's tokens.
    const listener = await listen({
      host,
      port,
      identity,
      onPlainTokens: async (leaked, address) => {
        const { tokens, failures } = await services.promise;
        await handleLeakedTokens(tokens, failures, leaked, address, onMessage);
      },
    });
    cleanups.push(listener.close);
    listener.server.on("request", async (request, response) => (await ready.promise)(request, response));

    const database = await openDatabase(databaseUrl ?? (isKept ? join(folder, "sandbox.db") : ":memory:"));
    // Before the listener in this list, so that it is closed after it.
    cleanups.unshift(() => database.destroy());
    const { companies, seed, today } = options;
    await seedDatabase(database, { companies, seed, today }, examples, createProgress(onMessage));
    const tokenKey = loadEncryptionKey(folder, options.tokenKey);
    const tokens = createTokens(database, tokenKey, folder, isKept);
    const failures = createFailedAttempts(database, limits);
    cleanups.splice(1, 0, () => tokens.close());
    const { userToken, companyToken, email, password, restore } = await grantDemoAccess(database, tokens, examples);
    const faults = options.faults === true ? createFaults() : undefined;
    const startDate = await readDate(database);
    const reset = async () => {
      faults?.clear();
      await resetDatabase(database, examples, startDate);
      await restore();
    };
    const shared = { database, tokens, failures, faults };
    const console = createConsole({ ...shared, key: tokenKey, limits, reset: isKept ? undefined : reset });
    const { concurrent = contract.concurrent, rate } = options;
    const api = createApi({ ...shared, contract, handlers, limits: limits ? { concurrent, rate } : undefined });
    const createListener = ({ certificate }: StoredIdentity) =>
      createApp({ certificate, console, api, tokens, failures });
    let handle = createListener(identity);
    ready.resolve((request, response) => handle(request, response));
    const { cert, key } = options;
    if (cert !== undefined && key !== undefined) {
      const onRenewal = (renewed: StoredIdentity) => {
        listener.renew(renewed);
        handle = createListener(renewed);
      };
      cleanups.push(watchCertificate({ cert, key, onRenewal, onMessage }));
    }
    services.resolve({ tokens, failures });

    const url = `https://${publicHost(host)}:${listener.port}`;
    const signIn = { email, password, url: `${url}/sandbox/sign-in` };
    const { caPath: ca, certificate } = identity;
    return { url, ca, certificate, userToken, companyToken, signIn, server: listener.server, close: () => close() };
  } catch (error) {
    await close(0);
    if (readDatabaseError(error) === undefined) throw error;
    throw new SandboxError(
      "ERR_DATABASE",
      `the database cannot be written (${reasonOf(error)}): make room on its disk, end the program that locks it, and start again`,
      { cause: error },
    );
  }
}

/** Passes on progress once a second, and the first time after a quarter of one. */
function createProgress(onMessage: (line: string) => void): (progress: string) => void {
  let next = Date.now() + 250;
  return (progress) => {
    if (Date.now() < next) return;
    next = Date.now() + 1_000;
    onMessage(`signet-sandbox: ${progress}`);
  };
}

/** Undoes one step of the start; running requests get the grace time. */
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
  if (cert !== undefined && key !== undefined) return Promise.resolve(readIdentityFiles(cert, key));
  throw new SandboxError(
    "ERR_OPTION",
    "--cert and --key go together: give both, or neither for a certificate that the sandbox makes",
  );
}

async function handleLeakedTokens(
  tokens: Tokens,
  failures: FailedAttempts,
  leaked: readonly string[],
  address: string | null,
  onMessage: (line: string) => void,
): Promise<void> {
  for (const secret of leaked) {
    try {
      const token = await tokens.handleLeakedToken(secret, address);
      if (token === undefined) await failures.count(address);
      else {
        const fix =
          token.kind === "user" ? "revoked: generate a new one" : "suspended: an admin must restore or replace it";
        onMessage(
          `signet-sandbox: a ${token.kind} token ending in ${token.lastFour} came over plain HTTP and was ${fix}`,
        );
      }
    } catch (error) {
      onMessage(
        `signet-sandbox: a token that came over plain HTTP cannot be revoked yet (${reasonOf(error)}): it is refused, and revoked with the next write`,
      );
    }
  }
}

/** Returns the host for URLs: a name on the certificate instead of an address for any interface. */
function publicHost(host: string): string {
  if (["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}
