import { createHistogram } from "node:perf_hooks";
import { Pool } from "undici";
import { cpuMs, type Server } from "./servers.ts";

/** Result of one run under load. */
export interface Load {
  requestsPerSecond: number;
  p99Ms: number;
  /** The server's CPU time for one request. Other processes disturb it less than the rate. */
  cpuUs: number;
}

/** Repeats a GET over eight kept connections with TLS verified. @throws Error on any status but success */
export async function load(server: Server, path: string, seconds: number): Promise<Load> {
  const connections = 8;
  const pool = new Pool(server.url, { connections, pipelining: 1, connect: { ca: server.ca } });
  const headers = { authorization: `Basic ${Buffer.from(`${server.token}:`).toString("base64")}` };
  const latency = createHistogram();
  const round = async (isOver: () => boolean) => {
    const start = performance.now();
    const worker = async () => {
      while (!isOver()) {
        const sent = performance.now();
        const { statusCode, body } = await pool.request({ path, method: "GET", headers });
        await body.dump({ limit: 1e9 });
        latency.record(Math.max(1, Math.round((performance.now() - sent) * 1_000)));
        if (statusCode >= 300) throw new Error(`GET ${server.url}${path} failed: status ${statusCode}`);
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return (performance.now() - start) / 1_000;
  };
  try {
    // Warms up until the server's hot code is compiled.
    await round(() => latency.count >= 4_000);
    latency.reset();
    const [end, before] = [performance.now() + seconds * 1_000, cpuMs(server.pid)];
    const elapsed = await round(() => performance.now() >= end);
    return {
      requestsPerSecond: latency.count / elapsed,
      p99Ms: latency.percentile(99) / 1_000,
      cpuUs: (1_000 * (cpuMs(server.pid) - before)) / latency.count,
    };
  } finally {
    await pool.close();
  }
}
