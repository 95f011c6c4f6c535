import type { FileContent } from "../api/handler.ts";
import { toHttpError } from "./http-error.ts";

export function jsonResponse(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  if (body === undefined || status === 304) return new Response(null, { status, headers: { ...common, ...headers } });
  return contentResponse(status, "application/json", JSON.stringify(body), headers);
}

export function contentResponse(
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // A HEAD request gets the length, too, which Hono does not know without the content.
  const entity = { "content-type": type, "content-length": String(Buffer.byteLength(content)) };
  return new Response(content as BodyInit, { status, headers: { ...common, ...headers, ...entity } });
}

export function fileResponse(status: number, type: string, { content, name }: FileContent): Response {
  const headers =
    name === undefined
      ? undefined
      : { "content-disposition": `attachment; filename="${name.replaceAll(/[^\w. -]/g, "_")}"` };
  return contentResponse(status, type.startsWith("text/") ? `${type}; charset=utf-8` : type, content, headers);
}

/** Creates the response to an error. */
export function errorResponse(error: unknown): Response {
  const { status, body, headers } = toHttpError(error);
  return jsonResponse(status, body, headers);
}

const common = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
