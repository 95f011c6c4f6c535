import { createHistogram } from "node:perf_hooks";
import { Pool } from "undici";
import type { Started } from "./servers.ts";
import { cpuMsOf } from "./servers.ts";

/** How a server bore up. */
export interface Load {
  requestsPerSecond: number;
  p99Ms: number;
  /** CPU time the server used for a request, which other processes of the machine disturb less than the rate. */
  cpuUs: number;
}

/** One request of a load. */
export interface LoadRequest {
  path: string;
  method?: "GET" | "PATCH";
  body?: string;
}

/** Sends the requests in turn, a few at a time over kept connections with TLS verified, and fails on an answer that is none of success. */
export async function load(
  server: Started,
  requests: readonly LoadRequest[],
  seconds: number,
  connections = 8,
): Promise<Load> {
  const pool = new Pool(server.url, { connections, pipelining: 1, connect: { ca: server.ca } });
  const headers = {
    authorization: `Basic ${Buffer.from(`${server.token}:`).toString("base64")}`,
    "content-type": "application/json",
  };
  const latency = createHistogram();
  let [turn, until] = [0, () => true];
  const worker = async () => {
    while (!until()) {
      const request = requests[turn++ % requests.length] ?? { path: "/" };
      const { path, method = "GET", body = null } = request;
      const start = performance.now();
      const answer = await pool.request({ path, method, headers, body });
      await answer.body.dump({ limit: 1e9 });
      latency.record(Math.max(1, Math.round((performance.now() - start) * 1_000)));
      if (answer.statusCode >= 300) throw new Error(`${server.url}${path} was answered with ${answer.statusCode}`);
    }
  };
  const round = async (isOver: () => boolean) => {
    until = isOver;
    const start = performance.now();
    await Promise.all(Array.from({ length: connections }, worker));
    return (performance.now() - start) / 1_000;
  };
  try {
    // What has not run a few thousand times is not compiled yet, and how fast that goes is not what is measured.
    await round(() => latency.count >= 4_000);
    latency.reset();
    const [end, before] = [performance.now() + seconds * 1_000, cpuMsOf(server.pid)];
    const elapsed = await round(() => performance.now() >= end);
    return {
      requestsPerSecond: latency.count / elapsed,
      p99Ms: latency.percentile(99) / 1_000,
      cpuUs: (1_000 * (cpuMsOf(server.pid) - before)) / latency.count,
    };
  } finally {
    await pool.close();
  }
}
