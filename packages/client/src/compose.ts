import createFetchClient from "openapi-fetch";
import type { Method } from "./call.ts";
import { ClientError } from "./errors.ts";
import { serializePath } from "./path.ts";
import { querySerializer } from "./query.ts";

/** What goes into a request, as loose as it is at run time. */
export interface Parts {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  signal: AbortSignal;
  /** The query parameters whose values are joined by commas. */
  commaSeparated: readonly string[];
}

/** Makes the request of an operation; sends nothing. */
export type Compose = (method: Method, path: string, parts: Parts) => Promise<Request>;

/**
 * Has openapi-fetch compose requests beneath a base address. It never sends them: an empty failure it takes for success, and at
 * a page of HTML it throws. Each option it knows is set here, so that a polluted `Object.prototype` sets none.
 */
export function createComposer(baseUrl: string): Compose {
  const own = { headers: {}, pathSerializer: serializePath, bodySerializer: serializeBody, Request: OwnRequest };
  const composer = createFetchClient<AnyPaths>({
    ...own,
    baseUrl,
    querySerializer: () => "",
    fetch: async () => nothing,
    requestInitExt: {},
  });

  return async (method, url, { path, query, body, signal, commaSeparated }) => {
    const { promise, resolve } = Promise.withResolvers<Request>();
    await composer.request(lowerCase[method], url, {
      ...own,
      baseUrl: "",
      params: { path, query, header: {} },
      body,
      signal,
      middleware: [],
      parseAs: "stream",
      querySerializer: querySerializer(commaSeparated),
      fetch: async (request: Request) => {
        resolve(request);
        return nothing;
      },
    });
    return promise;
  };
}

function serializeBody(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new ClientError("ERR_INVALID_BODY", "the body cannot be written as JSON");
  }
}

/** A request that takes only what its init itself holds. */
export class OwnRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input, Object.assign(Object.create(null), init));
  }
}

interface AnyOperation {
  parameters: { path: Record<string, unknown>; query: Record<string, unknown>; header: Record<string, unknown> };
  requestBody?: { content: { "application/json": unknown } };
  responses: Record<number, never>;
}
type AnyPaths = Record<string, Record<"get" | "put" | "post" | "patch" | "delete", AnyOperation>>;

const nothing: Response = new Response(null, { status: 204 });
const lowerCase = { GET: "get", PUT: "put", POST: "post", PATCH: "patch", DELETE: "delete" } as const;
