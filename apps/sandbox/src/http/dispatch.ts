import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Api } from "../api/api.ts";
import type { Faults } from "../api/fault-injection.ts";
import { inject } from "../api/fault-injection.ts";
import type { createConsole } from "../console/console-app.ts";
import type { Failures } from "../tokens/failed-attempts.ts";
import { refuseTokenInTarget } from "./basic-auth.ts";
import { createTargetReader } from "./request-target.ts";
import { deliver, errorAnswer } from "./respond.ts";

/** Answers one request. */
export type Dispatch = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Sends what is below `/sandbox/` to the pages and everything else to the API, once it is clear that the host is ours. */
export function createDispatch(options: {
  certificate: string;
  api: Api;
  preferences: ReturnType<typeof createConsole>;
  failures: Failures;
  faults: Faults | undefined;
}): Dispatch {
  const { api, failures, faults } = options;
  const readTarget = createTargetReader(options.certificate);
  const pages = getRequestListener(options.preferences.fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
  });
  return async (request, response) => {
    try {
      await refuseTokenInTarget(request, failures);
      const address = readTarget(request);
      if (/^\/sandbox(\/|$)/.test(address.pathname)) return await pages(request, response);
      const fault = faults?.take(request.method ?? "", address.pathname);
      if (fault === undefined) deliver(response, await api(request, address));
      else await inject(fault, response, () => api(request, address).catch(errorAnswer));
    } catch (error) {
      const answer = errorAnswer(error);
      if (response.headersSent) response.destroy();
      else deliver(response, answer);
    }
  };
}
