/**
 * Serves your whole portfolio as a CSV download. The token stays on the server. A visitor who leaves ends the download from the API.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/csv-server.ts 8080
 */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { ClientError, createClient, StatusError, unwrap } from "@signet/client";

const client = createClient();
const limit = 100;

/** The API sends a CSV in pages too, and each page begins with the line of names. */
async function* readPortfolio(signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  const { count } = await unwrap(client.GET("/v2/portfolio", { params: { query: { limit: 1 } }, signal }));
  for (let offset = 0; offset === 0 || offset < count; offset += limit) {
    const query = { format: "csv", limit, offset, sort: ["name"] } as const;
    const page = await unwrap(client.GET("/v2/portfolio", { params: { query }, parseAs: "stream", signal }));
    let inNames = offset > 0;
    for await (const text of page.pipeThrough(new TextDecoderStream())) {
      const end = inNames ? text.indexOf("\n") : -1;
      if (!inNames || end >= 0) yield text.slice(end + 1);
      if (end >= 0) inNames = false;
    }
  }
}

async function sendPortfolio(response: ServerResponse): Promise<void> {
  const visit = new AbortController();
  response.once("close", () => visit.abort());
  try {
    const texts = readPortfolio(visit.signal);
    const first = await texts.next();
    response.writeHead(200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="portfolio.csv"',
      "cache-control": "no-store",
    });
    response.write(first.value ?? "");
    await pipeline(texts, response);
  } catch (error) {
    if (!visit.signal.aborted) sendFailure(response, error);
  }
}

function sendFailure(response: ServerResponse, error: unknown): void {
  const { code, retryAt } = error instanceof ClientError ? error : {};
  console.error(error instanceof ClientError ? `${code}: ${error.message}` : error);
  // A part must not look like the whole.
  if (response.headersSent) return void response.destroy();
  if (retryAt) response.setHeader("retry-after", Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1_000)));
  const busy = code === "ERR_RATE_LIMIT" || (error instanceof StatusError && error.status === 429);
  if (busy) sendText(response, 503, "The API is busy: try again later");
  else if (code === "ERR_TIMEOUT") sendText(response, 504, "The API did not respond in time");
  else sendText(response, 502, "The API did not send the portfolio");
}

const sendText = (response: ServerResponse, status: number, text: string) =>
  void response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);

const server = createServer((request, response) => {
  if (request.url !== "/portfolio.csv") return sendText(response, 404, "Not found: see /portfolio.csv");
  if (request.method === "GET") return void sendPortfolio(response);
  response.setHeader("allow", "GET");
  sendText(response, 405, "Use GET");
});
const [, , port = "8080"] = process.argv;
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/portfolio.csv`);
});
process.once("SIGINT", () => server.close().closeAllConnections());
