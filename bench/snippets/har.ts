import type { CorpusRequest } from "../../packages/snippets/test/corpus.ts";

/** A HAR 1.2 request: the form that other generators take. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly queryString: readonly { readonly name: string; readonly value: string }[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
  readonly headersSize: number;
  readonly bodySize: number;
}

/** Writes a request as HAR; the path is percent-encoded and the credentials are a header already, so nobody has to. */
export function harOf(
  { method, path, pathParameters = {}, query = [], headers = {}, body, mediaType, token }: CorpusRequest,
  server: string,
): HarRequest {
  const filled = path
    .split(/(\{[^{}]*\}|%[0-9A-F]{2}|\/)/)
    .map((part, index) => {
      if (index % 2 === 0) return encodeURIComponent(part);
      return part.startsWith("{") ? encodeURIComponent(pathParameters[part.slice(1, -1)] ?? "") : part;
    })
    .join("");
  const mimeType = mediaType ?? "application/json";
  const credentials = { name: "Authorization", value: `Basic ${Buffer.from(`${token}:`).toString("base64")}` };
  return {
    method,
    url: server + filled,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: [
      ...(token === undefined ? [] : [credentials]),
      ...Object.entries(headers).map(([name, value]) => ({ name, value })),
      ...(body === undefined ? [] : [{ name: "Content-Type", value: mimeType }]),
    ],
    queryString: query.map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { postData: { mimeType, text: body } }),
    headersSize: -1,
    bodySize: -1,
  };
}
