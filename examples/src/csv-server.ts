/**
 * Serves your portfolio as a CSV download. The token stays on the server, and a visitor who leaves ends the download from the API.
 *
 * Set BITSIGHT_API_TOKEN, then run: node examples/src/csv-server.ts 8080
 */
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ClientError, createClient } from "@signet/client";

const client = createClient();

/** A route handler of the Fetch API, as Next.js, Hono and others take it. */
export async function GET({ signal }: Request): Promise<Response> {
  try {
    const params = { query: { format: "csv" as const } };
    const { data, error, status } = await client.GET("/v2/portfolio", { params, parseAs: "stream", signal });
    if (error) return Response.json({ error: `the API responded with ${status}` }, { status: 502 });
    return new Response(data, { headers: { "content-type": "text/csv; charset=utf-8" } });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: 499 });
    if (!(error instanceof ClientError)) throw error;
    return Response.json({ error: error.code }, { status: error.code === "ERR_TIMEOUT" ? 504 : 502 });
  }
}

const [, , port = "8080"] = process.argv;
const server = createServer(async (request, response) => {
  const visit = new AbortController();
  response.on("close", () => visit.abort());
  const { status, headers, body } = await GET(new Request(`http://localhost${request.url}`, { signal: visit.signal }));
  response.writeHead(status, Object.fromEntries(headers));
  // A visitor who leaves is not a failure of the server.
  await pipeline(body ? Readable.fromWeb(body as never) : Readable.from([]), response).catch(() => {});
});
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`http://127.0.0.1:${address?.port}`);
});
