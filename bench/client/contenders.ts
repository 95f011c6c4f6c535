import { createGuardedFetch } from "@signet/auth";
import { createClient } from "@signet/client";
import axios from "axios";
import ky from "ky";
import { createFetch } from "ofetch";
import createOpenapiClient from "openapi-fetch";

/** A client that sends a GET with the token and reads the JSON. */
export interface Contender {
  name: string;
  call: () => Promise<unknown>;
}

/** Options of clients that have retries. */
export interface AttemptOptions {
  retry: number;
  /** Milliseconds for one attempt. */
  timeout?: number;
}

/** Creates bare fetch, our clients and the others on the same `fetch`. */
export function contenders(
  baseUrl: string,
  token: string,
  fetch: typeof globalThis.fetch,
  attempts: AttemptOptions = { retry: 0 },
): Contender[] {
  const address = `${baseUrl}/v1/companies`;
  const headers = { authorization: `Basic ${btoa(`${token}:`)}` };
  const guarded = createGuardedFetch({ baseUrl, token, fetch });
  const client = createClient({ baseUrl, token, fetch, rateLimit: { requests: 1e9, windowSeconds: 0 } });
  const openapi = createOpenapiClient<Record<string, never>>({ baseUrl, headers, fetch });
  const kyClient = ky.create({ headers, fetch, ...attempts });
  const axiosClient = axios.create({ baseURL: baseUrl, headers, adapter: "fetch", env: { fetch } });
  const ofetchClient = createFetch({
    fetch,
    Headers,
    AbortController,
    defaults: { baseURL: baseUrl, headers, ...attempts },
  });
  return [
    { name: "bare fetch", call: async () => (await fetch(address, { headers })).json() },
    { name: "guarded fetch", call: async () => (await guarded(address)).json() },
    { name: "typed client", call: () => client.GET("/v1/companies") },
    { name: "openapi-fetch", call: () => openapi.request("get" as never, "/v1/companies" as never) },
    { name: "ky", call: () => kyClient(address).json() },
    { name: "axios", call: () => axiosClient.get("/v1/companies") },
    { name: "ofetch", call: () => ofetchClient("/v1/companies") },
  ];
}
