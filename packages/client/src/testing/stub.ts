import type { operations } from "../generated/contract.ts";
import { examples } from "../generated/examples.ts";
import { allOperations } from "../operations/find-operation.ts";

/** A response of a stub. */
export interface StubResponse {
  /** @defaultValue the operation's success status */
  status?: number;
  /** A value to send as JSON, or text or bytes as they are. @defaultValue the contract's example for the status */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request that a stub received. */
export interface StubRequest {
  operationId: string;
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** Responses by operationId. Of several, each is used once, and the last for all further requests. */
export type StubResponses = { [Id in keyof operations]?: StubResponse | readonly [StubResponse, ...StubResponse[]] };

/** A fetch that responds from the contract, and the requests it received. */
export interface Stub {
  fetch: typeof fetch;
  requests: StubRequest[];
}

/**
 * Creates a fetch that responds with the contract's examples, or with responses of yours.
 *
 * @throws {@link Error} from the fetch for a request that is not in the contract.
 *
 * @example
 * ```ts
 * const stub = createStub({ getCompany: { status: 404 } });
 * const client = createClient({ token, fetch: stub.fetch });
 * ```
 */
export function createStub(responses: StubResponses = {}): Stub {
  const requests: StubRequest[] = [];
  const queues = new Map(Object.entries(responses).map(([id, response]) => [id, [response].flat()]));
  return {
    requests,
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const operationId = findOperation(request.method, new URL(request.url).pathname);
      const { method, url, headers } = request;
      requests.push({ operationId, method, url, headers, body: await request.text() });
      const queue = queues.get(operationId) ?? [];
      return respondWith(operationId, (queue.length > 1 ? queue.shift() : queue[0]) ?? {});
    },
  };
}

function respondWith(operationId: string, { status, body, headers }: StubResponse): Response {
  const shown = examples[operationId] ?? {};
  const code = status ?? Number(Object.keys(shown).find((each) => each.startsWith("2")) ?? 200);
  const { type = "application/json", body: example } = shown[code] ?? {};
  const value = body ?? example;
  if (value === undefined) return new Response(null, { status: code, headers: headers ?? {} });
  const isRaw = !type.endsWith("json") && (typeof value === "string" || value instanceof Uint8Array);
  const content = isRaw ? (value as BodyInit) : JSON.stringify(value);
  return new Response(content, { status: code, headers: { "content-type": type, ...headers } });
}

/** Finds the operation of a path. Of several, the one with the most literal segments wins. */
function findOperation(method: string, pathname: string): string {
  const segments = pathname.replace(/^\/ratings(?=\/)|\/$/g, "").split("/");
  const fitting = [...allOperations.values()].filter((operation) => {
    const pattern = operation.path.replace(/\/$/, "").split("/");
    return (
      operation.method === method &&
      pattern.length === segments.length &&
      pattern.every((each, at) => each.startsWith("{") || each === segments[at])
    );
  });
  const [first] = fitting.toSorted((left, right) => left.path.split("{").length - right.path.split("{").length);
  if (first === undefined) throw new Error(`the contract has no ${method} ${pathname}`);
  return first.operationId;
}
