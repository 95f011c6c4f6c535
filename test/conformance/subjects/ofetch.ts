import { createFetch } from "ofetch";
import { basic } from "./basic.ts";
import type { Subject } from "./subject.ts";

/** ofetch with the token in a header. */
export const subject: Subject = {
  name: "ofetch",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  create({ baseUrl, token, fetch }) {
    const defaults = { baseURL: baseUrl, headers: { authorization: basic(token) }, retry: 0 } as const;
    const client = createFetch({ defaults, fetch: fetch ?? globalThis.fetch, Headers, AbortController });
    const body = (method: string) => (/^P/.test(method) ? { body: { name: "Suppliers" } } : {});
    return {
      request: (address, init) =>
        client.raw(address instanceof Request ? address : String(address), { ...(init as object), baseURL: "" }),
      path: (path) => client.raw(path),
      call: (method, extras = {}) => client.raw("/v1/companies", { method, ...body(method), ...extras }),
      search: (query) => client.raw("/v2/portfolio", { query }),
      held: [client, client.raw],
    };
  },
};
