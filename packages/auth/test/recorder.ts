/** One call that a fetch was asked to make. */
export interface RecordedCall {
  url: string;
  init: RequestInit & { headers: Headers };
}

/** Creates a fetch that records its calls. */
export function recorder(respond: () => Response | Promise<Response> = () => new Response("{}")) {
  const calls: RecordedCall[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: { ...init, headers: new Headers(init?.headers) } });
    return respond();
  };
  return { calls, fetch };
}
