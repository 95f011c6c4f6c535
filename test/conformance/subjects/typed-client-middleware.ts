import type { Subject } from "./subject.ts";
import { createSubject } from "./typed-client.ts";

/** The typed client with middleware, for which openapi-fetch composes a Request of the platform. */
export const subject: Subject = createSubject("typed client with middleware", {
  onRequest: () => undefined,
  onResponse: () => undefined,
  onError: () => undefined,
});
