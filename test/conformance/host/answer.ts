import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../protocol.ts";
import { fill } from "./fill.ts";

/** Sends the response that the path requests. */
export function answerAsAsked(request: IncomingMessage, response: ServerResponse, asked: Answer): void {
  const { fault } = asked;
  const socket = response.socket;
  if (fault === "silent") return;
  if (fault === "reset") return void socket?.destroy();
  if (fault === "not-http") return void socket?.end("this is not HTTP\r\n\r\n");
  if (fault === "half-headers") return void socket?.end("HTTP/1.1 200 OK\r\ncontent-type: appli");
  const body = asked.base64 === undefined ? Buffer.from(text(request, asked)) : Buffer.from(asked.base64, "base64");
  // A flat list, because only it keeps two headers of one name apart.
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

/** Allows every origin, so that a request that a browser would block becomes visible. */
export function cors(request: IncomingMessage): [string, string][] {
  return [
    ["access-control-allow-origin", request.headers.origin ?? "*"],
    ["access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*"],
    ["access-control-allow-methods", request.headers["access-control-request-method"] ?? "*"],
    ["cache-control", "no-store"],
  ];
}

/** Reads the response that a path requests: `/answer/<base64url of its JSON>/…`. */
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

/** Returns a page of a list. `{next}` is the last page, `{this}` itself, and `{other}` one of two that link to each other. */
function page(target: string, next: unknown): string {
  const path = target.split("?")[0] ?? "";
  const hosts = {
    this: target,
    next: `${path}?limit=1&offset=100`,
    other: `${path}?limit=1&offset=${target.includes("offset=7") ? 8 : 7}`,
    long: "a".repeat(1 << 20),
  };
  const links = target.includes("offset=100") ? { next: null } : { next: fill(next, hosts) };
  return JSON.stringify({ links, count: 200, results: [{ guid: "0f3c2e6a-6d5a-4e0f-9a52-f0a7c2d1b3e4" }] });
}
