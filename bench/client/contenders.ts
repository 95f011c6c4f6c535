import { createGuardedFetch } from "@signet/auth";
import { createClient } from "@signet/client";
import axios from "axios";
import ky from "ky";
import { createFetch } from "ofetch";
import createOpenapiClient from "openapi-fetch";

/** One way to send a GET with the token and read its JSON. */
export interface Contender {
  name: string;
  call: () => Promise<unknown>;
}

/** The number of retries, and the time limit of an attempt in milliseconds. */
export interface Duties {
  retry: number;
  timeout?: number;
}

/** Bare fetch, ours and the peers, all on the same `fetch`. */
export function contenders(
  baseUrl: string,
  token: string,
  fetch: typeof globalThis.fetch,
  duties: Duties = { retry: 0 },
): Contender[] {
  const address = `${baseUrl}/v1/companies`;
  const headers = { authorization: `Basic ${btoa(`${token}:`)}` };
  const guarded = createGuardedFetch({ baseUrl, token, fetch });
  const client = createClient({ baseUrl, token, fetch, rateLimit: { requests: 1e9, windowSeconds: 0 } });
  const openapi = createOpenapiClient<Record<string, never>>({ baseUrl, headers, fetch });
  const kyClient = ky.create({ headers, fetch, ...duties });
  const axiosClient = axios.create({ baseURL: baseUrl, headers, adapter: "fetch", env: { fetch } });
  const ofetchClient = createFetch({
    fetch,
    Headers,
    AbortController,
    defaults: { baseURL: baseUrl, headers, ...duties },
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
