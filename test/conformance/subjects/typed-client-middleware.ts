import type { Subject } from "./subject.ts";
import { createSubject } from "./typed-client.ts";

/** The typed client with middleware, which makes openapi-fetch build a `Request`. */
export const subject: Subject = createSubject("typed client with middleware", {
  onRequest: () => undefined,
  onResponse: () => undefined,
  onError: () => undefined,
});
