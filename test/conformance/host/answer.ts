import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../protocol.ts";
import { fill } from "./fill.ts";

/** Answers as the path asks. */
export function answerAsAsked(request: IncomingMessage, response: ServerResponse, asked: Answer): void {
  const { fault } = asked;
  const socket = response.socket;
  if (fault === "silent") return;
  if (fault === "reset") return void socket?.destroy();
  if (fault === "not-http") return void socket?.end("this is not HTTP\r\n\r\n");
  if (fault === "half-headers") return void socket?.end("HTTP/1.1 200 OK\r\ncontent-type: appli");
  const body = asked.base64 === undefined ? Buffer.from(text(request, asked)) : Buffer.from(asked.base64, "base64");
  // Flat name, value, name, value …: the only form that keeps two fields of one name apart.
  const fields = [...(asked.headers ?? [["content-type", "application/json"]]), ...cors(request)].flat();
  if (fault === "half-body" || fault === "silent-body") {
    response.writeHead(asked.status ?? 200, [...fields, "content-length", "1000"]);
    response.write(body, () => {
      if (fault === "half-body") socket?.destroy();
    });
    return;
  }
  response.writeHead(asked.status ?? 200, fields);
  response.end(request.method === "HEAD" || asked.status === 204 || asked.status === 304 ? undefined : body);
}

/** Lets pages of any origin ask, so that a request a browser would hold back shows up. */
export function cors(request: IncomingMessage): [string, string][] {
  return [
    ["access-control-allow-origin", request.headers.origin ?? "*"],
    ["access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*"],
    ["access-control-allow-methods", request.headers["access-control-request-method"] ?? "*"],
    ["cache-control", "no-store"],
  ];
}

/** The answer that a path asks for, if it asks for one: `/answer/<base64url of its JSON>/…`. */
export function askedAnswer(target: string): Answer | undefined {
  const code = /\/answer\/([\w-]+)/.exec(target)?.[1];
  if (code === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(code, "base64url").toString());
  } catch {
    return undefined;
  }
}

function text(request: IncomingMessage, asked: Answer): string {
  if (asked.echo === true) return JSON.stringify({ target: request.url });
  return asked.page === undefined ? (asked.body ?? "{}") : page(request.url ?? "", asked.page.next);
}

/** Creates a page of a list. `{next}` is its last page, `{this}` itself, and `{other}` the other of two pages that link to each other. */
function page(target: string, next: unknown): string {
  const path = target.split("?")[0] ?? "";
  const places = {
    this: target,
    next: `${path}?limit=1&offset=100`,
    other: `${path}?limit=1&offset=${target.includes("offset=7") ? 8 : 7}`,
    long: "a".repeat(1 << 20),
  };
  const links = target.includes("offset=100") ? { next: null } : { next: fill(next, places) };
  return JSON.stringify({ links, count: 200, results: [{ guid: "0f3c2e6a-6d5a-4e0f-9a52-f0a7c2d1b3e4" }] });
}
