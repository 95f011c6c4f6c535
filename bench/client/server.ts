import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

// A separate process, so that the client's CPU time is measured alone. It exits with its parent.
process.once("message", ({ certificate, key }: { certificate: string; key: string }) => {
  const body = JSON.stringify({
    count: 1,
    results: [{ guid: "0f3c2e6a-6d5a-4e0f-9a52-f0a7c2d1b3e4", name: "Example" }],
  });
  const server = createServer({ cert: certificate, key, keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
process.once("disconnect", () => process.exit());
