import { Kysely, type OrderByItemNode, PostgresDialect, PostgresQueryCompiler, RawNode } from "kysely";
import pg from "pg";
import type { Database, Tables } from "./database.ts";

/** Opens a PostgreSQL database, for several sandbox processes over the same data. */
export function openPostgres(address: string): Database {
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 4_000,
    application_name: "signet-sandbox",
    types: { getTypeParser },
  });
  // A broken connection fails its query, and is replaced for the next one.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect = new PostgresDialect({ pool });
  dialect.createQueryCompiler = () => new SameOrderCompiler();
  return new Kysely<Tables>({ dialect });
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
