import {
  Kysely,
  type OrderByItemNode,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  RawNode,
} from "kysely";
import pg from "pg";
import type { Database, Tables } from "./database.ts";

/**
 * Opens a PostgreSQL database, for several sandbox processes over the same data.
 *
 * @param limits - how long it may take to respond. At a start, it may take as long as another process needs to create its tables.
 */
export function openPostgres(address: string, limits: PostgresLimits | undefined): Database {
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 4_000,
    // Ends reads that another program locks out on the server, too.
    lock_timeout: limits === undefined ? 0 : 4_000,
    application_name: "signet-sandbox",
    types: { getTypeParser },
  });
  // A broken connection fails its query, and is replaced for the next one.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect = new PostgresDialect({ pool: limits === undefined ? pool : limitTimes(pool, limits) });
  dialect.createQueryCompiler = () => new SameOrderCompiler();
  return new Kysely<Tables>({ dialect });
}

export interface PostgresLimits {
  /** The time for a read, with the wait for a connection. */
  readMs: number;
  /** The time for a statement of a transaction, whose caller has been told before. */
  statementMs: number;
}

/** Breaks connections that take too long: a server that hangs does not close them. */
function limitTimes(pool: pg.Pool, { readMs, statementMs }: PostgresLimits): PostgresPool {
  const clients = new Set<pg.PoolClient>();
  pool.on("connect", (client) => clients.add(client)).on("remove", (client) => clients.delete(client));
  const disconnect = (client: pg.PoolClient) => client.connection.stream.destroy();
  return {
    options: pool.options,
    async connect() {
      const begun = performance.now();
      const client = await pool.connect();
      let isTransaction = false;
      const query = async (text: string, values: readonly unknown[]) => {
        isTransaction ||= text === "begin";
        const limitMs = isTransaction ? statementMs : Math.max(readMs - (performance.now() - begun), 100);
        const timer = setTimeout(disconnect, limitMs, client);
        try {
          return await client.query(text, [...values]);
        } finally {
          clearTimeout(timer);
        }
      };
      return { query, release: (error?: boolean) => client.release(error) } as unknown as PostgresPoolClient;
    },
    end() {
      // Until then, running statements and the end of connections have time.
      setTimeout(() => clients.forEach(disconnect), readMs).unref();
      return pool.end();
    },
  };
}

/** Parses counts and sums as numbers, as SQLite returns them. */
const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === pg.types.builtins.INT8 || id === pg.types.builtins.NUMERIC
    ? Number
    : pg.types.getTypeParser(id, format as "text");

/** Sorts as SQLite does: null is less than everything. */
class SameOrderCompiler extends PostgresQueryCompiler {
  protected override visitOrderByItem(node: OrderByItemNode): void {
    super.visitOrderByItem(node);
    if (node.nulls !== undefined) return;
    const { direction } = node;
    const descends = direction !== undefined && RawNode.is(direction) && direction.sqlFragments.join("") === "desc";
    this.append(descends ? " nulls last" : " nulls first");
  }
}
