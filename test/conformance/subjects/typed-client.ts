import { ClientError, createClient, type Middleware } from "@signet/client";
import type { Subject } from "./subject.ts";

/** The typed client, which sends through the guarded fetch. */
export const subject: Subject = createSubject("typed client");

/** Creates a subject of the typed client. */
export function createSubject(name: string, ...middleware: Middleware[]): Subject {
  return {
    name,
    methods: ["GET", "POST", "PATCH", "DELETE"],
    create({ baseUrl, token, fetch }) {
      const client = createClient({
        baseUrl,
        token: token as string,
        ...(fetch && { fetch }),
        // Each case is one request, sent at once.
        retry: false,
        rateLimit: { requests: 1e9, windowSeconds: 0 },
        dangerouslyAllowBrowser: true,
      });
      if (middleware.length > 0) client.use(...middleware);
      const guid = "0f3c2e6a-6d5a-4e0f-9a52-f0a7c2d1b3e4";
      return {
        path: (path) => client.GET(path as never, {} as never),
        call(method, extras = {}) {
          // A JavaScript caller can pass what the types forbid.
          const options = extras as object;
          if (method === "POST") return client.POST("/v1/folders", { body: { name: "Suppliers" }, ...options });
          const params = { path: { guid } };
          if (method === "PATCH")
            return client.PATCH("/v1/folders/{guid}", { params, body: { name: "Owned" }, ...options });
          if (method === "DELETE") return client.DELETE("/v1/folders/{guid}", { params, ...options });
          return client.GET("/v1/companies", options);
        },
        get: (path) => client.GET("/v1/companies/{guid}", { params: { path: { guid: path as string } } }),
        search: (query) => client.GET("/v2/portfolio", { params: { query } }),
        pages: () => client.pages("/v2/portfolio"),
        held: [client, client.GET],
      };
    },
    codeOf: (error) => (error instanceof ClientError ? error.code : undefined),
    sentCodes: ["ERR_NETWORK", "ERR_CERTIFICATE", "ERR_REDIRECT"],
  };
}
