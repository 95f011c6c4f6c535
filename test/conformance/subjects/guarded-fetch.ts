import { AuthError, createGuardedFetch } from "@signet/auth";
import type { Subject } from "./subject.ts";

/** The guarded fetch of @signet/auth. */
export const subject: Subject = {
  name: "guarded fetch",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  create({ baseUrl, token, fetch }) {
    const guarded = createGuardedFetch({ baseUrl, token: token as string, ...(fetch && { fetch }) });
    return {
      request: (address, init) => guarded(address, init),
      call: (method, extras) => guarded(`${baseUrl}/v1/companies`, { method, ...body(method), ...extras }),
      held: [guarded],
    };
  },
  codeOf: (error) => (error instanceof AuthError ? error.code : undefined),
  sentCodes: ["ERR_NETWORK", "ERR_CERTIFICATE", "ERR_REDIRECT"],
};

function body(method: string): RequestInit {
  return /^P/.test(method) ? { body: '{"name":"Suppliers"}', headers: { "content-type": "application/json" } } : {};
}
