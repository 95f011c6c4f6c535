import { type ClientOptions, createClient } from "@signet/client";

export const token = "abc123abc123abc123abc123abc123abcexample";
export const baseUrl = "https://api.example.com";

/** A client with a fetch double, and the requests that it received. */
export function observed(answer: (url: URL) => Response = () => Response.json({}), options: ClientOptions = {}) {
  const requests: { method: string; url: URL; headers: Headers; body: unknown }[] = [];
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const url = new URL(String(address));
    requests.push({ method: `${init?.method}`, url, headers: new Headers(init?.headers), body: init?.body });
    return answer(url);
  };
  const unpaced: ClientOptions = { retry: false, rateLimit: { requests: 1e9, windowSeconds: 0 } };
  return { requests, client: createClient({ token, baseUrl, fetch, ...unpaced, ...options }) };
}
