import createClient from "openapi-fetch";
import { basic } from "./basic.ts";
import type { Subject } from "./subject.ts";

/** openapi-fetch with the token in a header. */
export const subject: Subject = {
  name: "openapi-fetch",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  create({ baseUrl, token, fetch }) {
    const headers = { authorization: basic(token) };
    const client = createClient<Record<string, never>>({ baseUrl, headers, ...(fetch && { fetch }) });
    const send = async (method: string, path: string, init: object) => {
      const body = /^P/.test(method) ? { body: { name: "Suppliers" } } : {};
      const { response } = await client.request(
        method.toLowerCase() as never,
        path as never,
        { ...body, parseAs: "text", ...init } as never,
      );
      return response;
    };
    return {
      request: (address, init) =>
        send("GET", String(address instanceof Request ? address.url : address), { baseUrl: "", ...init }),
      path: (path) => send("GET", path, {}),
      call: (method, extras = {}) => send(method, "/v1/companies", extras),
      get: (guid) => send("GET", "/v1/companies/{guid}", { params: { path: { guid } } }),
      search: (query) => send("GET", "/v2/portfolio", { params: { query } }),
      held: [client],
    };
  },
};
