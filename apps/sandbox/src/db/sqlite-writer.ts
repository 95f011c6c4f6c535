import { extname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { QueryResult } from "kysely";
import { DatabaseUnavailable } from "./database-error.ts";
import type { Statement } from "./sqlite-connection.ts";

/** Starts the thread that writes to a SQLite file. It runs one statement after the other. */
export function startWriter(path: string) {
  // Source runs as TypeScript, the package as JavaScript.
  const program = new URL(`./sqlite-worker${extname(import.meta.filename)}`, import.meta.url);
  const worker = new Worker(program, { workerData: path });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  const waiting: PromiseWithResolvers<QueryResult<unknown>>[] = [];
  let failure: DatabaseUnavailable | undefined;
  worker.on("message", ({ result, message, errcode }) => {
    const statement = waiting.shift();
    if (result === undefined) statement?.reject(Object.assign(new Error(message), { errcode }));
    else statement?.resolve(result);
  });
  worker.once("error", (cause) => {
    failure = new DatabaseUnavailable("the thread that writes has ended", { cause });
    for (const { reject } of waiting.splice(0)) reject(failure);
  });

  return {
    execute({ sql, parameters }: Statement): Promise<QueryResult<unknown>> {
      if (failure !== undefined) return Promise.reject(failure);
      worker.postMessage({ sql, parameters });
      const statement = Promise.withResolvers<QueryResult<unknown>>();
      waiting.push(statement);
      return statement.promise;
    },
    /** @throws {@link DatabaseUnavailable} when the disk does not respond. */
    async close(): Promise<void> {
      worker.postMessage(undefined);
      const isClosed = await Promise.race([ended.then(() => true), wait(closeMs, false, { ref: false })]);
      if (!isClosed) throw new DatabaseUnavailable("the disk does not respond");
    },
  };
}

/** The time in which the last write must end. */
const closeMs = 5_000;
