import type { ServerResponse } from "node:http";
import type { FileContent } from "../api/handler.ts";
import { Refusal } from "./http-error.ts";

/** What goes back over the wire. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string | number>;
  content: string | Uint8Array | undefined;
}

/** An answer in JSON, or without content where the body is undefined. */
export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WireAnswer {
  return body === undefined
    ? { status, headers: { ...everyAnswer, ...headers }, content: undefined }
    : textAnswer(status, jsonType, JSON.stringify(body), headers);
}

/** An answer whose content is text, of so many bytes in UTF-8. */
export function textAnswer(
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
  byteLength: number = Buffer.byteLength(text),
): WireAnswer {
  return {
    status,
    headers: { ...everyAnswer, ...headers, "content-type": type, "content-length": byteLength },
    content: text,
  };
}

/** An answer that is a file. */
export function fileAnswer(status: number, { type, content: given, name }: FileContent): WireAnswer {
  const content = typeof given === "string" ? Buffer.from(given) : given;
  const headers: WireAnswer["headers"] = {
    ...everyAnswer,
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "content-length": content.length,
  };
  if (name !== undefined) {
    headers["content-disposition"] = `attachment; filename="${name.replaceAll(/[^\w. -]/g, "_")}"`;
  }
  return { status, headers, content };
}

/** Answers with a refusal, or with 500 for what nobody foresaw, which is told on stderr and not to the caller. */
export function errorAnswer(error: unknown): WireAnswer {
  if (error instanceof Refusal) return jsonAnswer(error.status, error.body, error.headers);
  console.error(`signet-sandbox: a request failed: ${error instanceof Error ? error.stack : error}`);
  return jsonAnswer(500, { detail: "The sandbox failed; its own output says why." });
}

/** Sends an answer as a whole. */
export function deliver(response: ServerResponse, { status, headers, content }: WireAnswer): void {
  response.writeHead(status, headers);
  // Text of ASCII alone goes out as it is: bytes of its own would be as many again to write, to copy and to collect.
  if (typeof content === "string")
    response.end(content, content.length === headers["content-length"] ? "latin1" : "utf8");
  else response.end(content);
}

/** The media type of JSON. */
export const jsonType = "application/json";

const everyAnswer = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
