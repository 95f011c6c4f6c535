import type { operations } from "../generated/contract.ts";
import { examples } from "../generated/examples.ts";
import { operationTable } from "../generated/operation-table.ts";

/** What a stub answers with. */
export interface StubAnswer {
  /** @defaultValue the operation's status of success */
  status?: number;
  /** A value to send as JSON, or text or bytes as they are. @defaultValue the contract's example for the status */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a stub was asked. */
export interface StubRequest {
  operationId: string;
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** Answers by the contract's names; where there are several, each is used once and the last for all that follow. */
export type StubAnswers = { [Id in keyof operations]?: StubAnswer | readonly [StubAnswer, ...StubAnswer[]] };

/** A fetch that answers from the contract, and what it was asked. */
export interface Stub {
  fetch: typeof fetch;
  requests: StubRequest[];
}

/**
 * Makes a fetch that reaches no server: each operation is answered with the contract's own example, or as told.
 *
 * @throws {@link Error} from the fetch for what is no operation of the contract: a test that asks for it is wrong.
 *
 * @example
 * ```ts
 * const stub = createStub({ getCompany: { status: 404 } });
 * const client = createClient({ token, fetch: stub.fetch });
 * ```
 */
export function createStub(answers: StubAnswers = {}): Stub {
  const requests: StubRequest[] = [];
  const given = new Map(Object.entries(answers).map(([id, answer]) => [id, [answer].flat()]));
  return {
    requests,
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const operationId = findOperation(request.method, new URL(request.url).pathname);
      const { method, url, headers } = request;
      requests.push({ operationId, method, url, headers, body: await request.text() });
      const queue = given.get(operationId) ?? [];
      return answerWith(operationId, (queue.length > 1 ? queue.shift() : queue[0]) ?? {});
    },
  };
}

function answerWith(operationId: string, { status, body, headers }: StubAnswer): Response {
  const shown = examples[operationId] ?? {};
  const code = status ?? Number(Object.keys(shown).find((each) => each.startsWith("2")) ?? 200);
  const { type = "application/json", body: example } = shown[code] ?? {};
  const value = body ?? example;
  const plain = value === undefined || typeof value === "string" || value instanceof Uint8Array;
  return new Response(
    plain && !type.endsWith("json") ? toBody(value) : value === undefined ? null : JSON.stringify(value),
    {
      status: code,
      headers: { ...(value !== undefined && { "content-type": type }), ...headers },
    },
  );
}

function toBody(value: unknown): BodyInit | null {
  return value instanceof Uint8Array ? new Uint8Array(value) : value === undefined ? null : String(value);
}

/** Finds the operation of a path; where several fit, the one with the most words of its own. */
function findOperation(method: string, pathname: string): string {
  const segments = pathname.replace(/^\/ratings(?=\/)|\/$/g, "").split("/");
  const fitting = operationTable.filter((operation) => {
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
