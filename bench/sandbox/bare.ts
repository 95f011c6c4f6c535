import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

// The floor to compare with: node:https that finds the bytes by the path and sends them. It ends with its parent.
process.once("message", ({ certificate, key, bodies }: Bare) => {
  const answers = new Map(bodies.map(([path, body]) => [path, Buffer.from(body)]));
  const server = createServer({ cert: certificate, key, keepAliveTimeout: 60_000 }, ({ url = "" }, response) => {
    const body = answers.get(url);
    response.writeHead(body === undefined ? 404 : 200, {
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-type": "application/json",
      "content-length": body?.length ?? 0,
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
process.once("disconnect", () => process.exit());

/** What it serves. */
interface Bare {
  certificate: string;
  key: string;
  bodies: [path: string, body: string][];
}
