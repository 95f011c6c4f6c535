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

/** What a fetch takes. */
export interface Composed {
  url: string;
  init: RequestInit;
}

/** Makes the request of an operation; sends nothing. */
export type Compose = (method: Method, path: string, parts: Parts) => Promise<Composed>;

/**
 * Has openapi-fetch compose requests beneath a base address. It never sends them: an empty failure it takes for success, and at
 * a page of HTML it throws. Each option it knows is set here, so that a polluted `Object.prototype` sets none.
 */
export function createComposer(baseUrl: string): Compose {
  const own = { headers: {}, pathSerializer: serializePath, bodySerializer: serializeBody, Request: Recorded };
  const composer = createFetchClient<AnyPaths>({
    ...own,
    baseUrl,
    querySerializer: () => "",
    fetch: async () => nothing,
    requestInitExt: {},
  });

  return async (method, url, { path, query, body, signal, commaSeparated }) => {
    let composed: Composed | undefined;
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
        if (request instanceof RecordedRequest) composed = request;
        return nothing;
      },
    });
    if (composed === undefined) throw new TypeError("nothing was composed");
    return composed;
  };
}

function serializeBody(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new ClientError("ERR_INVALID_BODY", "the body cannot be written as JSON");
  }
}

/** Stands in for a request: the platform's own would take what its init lacks from a polluted `Object.prototype`. */
class RecordedRequest implements Composed {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}

// openapi-fetch makes one and hands it to its fetch, which is ours too: what it is made of matters to nobody else.
const Recorded = RecordedRequest as unknown as typeof Request;

interface AnyOperation {
  parameters: { path: Record<string, unknown>; query: Record<string, unknown>; header: Record<string, unknown> };
  requestBody?: { content: { "application/json": unknown } };
  responses: Record<number, never>;
}
type AnyPaths = Record<string, Record<"get" | "put" | "post" | "patch" | "delete", AnyOperation>>;

const nothing: Response = new Response(null, { status: 204 });
const lowerCase = { GET: "get", PUT: "put", POST: "post", PATCH: "patch", DELETE: "delete" } as const;
