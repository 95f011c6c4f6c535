import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { WireAnswer } from "../http/respond.ts";
import { deliver, jsonAnswer, textAnswer } from "../http/respond.ts";
import { segmentsOf } from "./router.ts";

/** One thing that is to go wrong, for clients to be tested with. */
export interface Fault {
  /**
   * `status` answers with an error; `html` with an error page, as a proxy in front of the API would; `redirect` with another
   * address; `drop` closes the connection instead of answering. For these four the request is not carried out. `truncate` cuts
   * the answer in half and closes the connection; `slow` keeps its second half back.
   */
  fault: "status" | "html" | "redirect" | "drop" | "truncate" | "slow";
  /** @defaultValue 503; of `html` 403; of `redirect` 302 */
  status?: number;
  /** Sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** Where `redirect` leads. @defaultValue an address of another host */
  location?: string;
  /** How long `slow` waits. @defaultValue 1000 */
  delayMs?: number;
  /** How many requests it meets. @defaultValue 1 */
  times?: number;
  /** Only requests of this method. */
  method?: string;
  /** Only requests to this path, without a prefix; a segment such as `{guid}` stands for any. */
  path?: string;
}

/** The faults still to come. */
export interface Faults {
  add(faults: readonly Fault[]): void;
  clear(): void;
  list(): readonly Fault[];
  /** The first that this request meets; it is used up once. */
  take(method: string, pathname: string): Fault | undefined;
}

/** Makes an empty list of faults. */
export function createFaults(): Faults {
  let queue: (Fault & { times: number })[] = [];
  return {
    add: (faults) => void queue.push(...faults.map((fault) => ({ times: 1, ...fault }))),
    clear: () => {
      queue = [];
    },
    list: () => queue,
    take(method, pathname) {
      const met = queue.find((fault) => isMet(fault, method, pathname));
      if (met === undefined) return undefined;
      met.times -= 1;
      queue = queue.filter(({ times }) => times > 0);
      return met;
    },
  };
}

/**
 * Lets a fault happen to a request.
 *
 * @param answer - carries the request out; not called by faults that come before that.
 */
export async function inject(fault: Fault, response: ServerResponse, answer: () => Promise<WireAnswer>): Promise<void> {
  const { status, retryAfterSeconds, location = "https://redirected.example/", delayMs = 1_000 } = fault;
  const headers = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  switch (fault.fault) {
    case "status":
      return deliver(response, jsonAnswer(status ?? 503, { detail: "This fault was asked for." }, headers));
    case "html":
      return deliver(response, textAnswer(status ?? 403, "text/html; charset=utf-8", page, headers));
    case "redirect":
      return deliver(response, jsonAnswer(status ?? 302, undefined, { ...headers, location, "content-length": "0" }));
    case "drop":
      return void response.destroy();
    case "truncate":
      return sendInHalves(response, await answer(), async () => void response.destroy());
    case "slow":
      return sendInHalves(response, await answer(), () => untilClosed(response, delayMs));
  }
}

/** Sends the head and the first half, and the second half if it still can be when `between` is done. */
async function sendInHalves(
  response: ServerResponse,
  { status, headers, content = "" }: WireAnswer,
  between: () => Promise<void>,
): Promise<void> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const half = Math.floor(bytes.length / 2);
  response.writeHead(status, headers);
  response.flushHeaders();
  const { promise, resolve } = Promise.withResolvers<void>();
  response.once("close", resolve).write(bytes.subarray(0, half), () => resolve());
  await promise;
  await between();
  if (!response.destroyed) response.end(bytes.subarray(half));
}

/** Waits, but no longer than the other side does. */
async function untilClosed(response: ServerResponse, delayMs: number): Promise<void> {
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  await wait(delayMs, undefined, { signal: closed.signal }).catch(() => {});
}

function isMet({ method: wanted = "", path }: Fault, method: string, pathname: string): boolean {
  if (wanted !== "" && wanted.toUpperCase() !== method) return false;
  if (path === undefined) return true;
  const [pattern, segments] = [segmentsOf(path), segmentsOf(pathname)];
  return (
    pattern.length === segments.length &&
    pattern.every((segment, index) => segment.startsWith("{") || segment === segments[index])
  );
}

const page = `<!doctype html><html lang="en"><title>Access denied</title><h1>Access denied</h1><p>This fault was asked for.</p></html>`;
