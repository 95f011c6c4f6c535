/** Runs the writes of a SQLite file, in a thread of its own: what waits for the disk blocks nothing else. */
import { parentPort, workerData } from "node:worker_threads";
import { openConnection, type Statement } from "./sqlite-connection.ts";

const connection = openConnection(workerData, {});

parentPort?.on("message", (statement: Statement | undefined) => {
  if (statement === undefined) {
    connection.close();
    parentPort?.close();
    return;
  }
  try {
    parentPort?.postMessage({ result: connection.execute(statement) });
  } catch (error) {
    // A copy of an error has no fields but its message.
    const { message, errcode } = error as Error & { errcode?: number };
    parentPort?.postMessage({ message, errcode });
  }
});
