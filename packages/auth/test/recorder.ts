/** One call that a fetch was asked to make. */
export interface RecordedCall {
  url: string;
  init: RequestInit & { headers: Headers };
}

/** A fetch that answers as told and keeps what it was asked. */
export function recorder(answer: () => Response | Promise<Response> = () => new Response("{}")) {
  const calls: RecordedCall[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: { ...init, headers: new Headers(init?.headers) } });
    return answer();
  };
  return { calls, fetch };
}
