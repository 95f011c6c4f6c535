import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { createPreferences } from "../preferences/app.ts";
import type { createApi } from "./api.ts";
import { sendError } from "./api.ts";
import { createTargetReader } from "./target.ts";

/** Answers one request. */
export type Dispatch = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Sends what is below `/sandbox/` to the pages and everything else to the API, once it is clear that the host is ours. */
export function createDispatch(options: {
  certificate: string;
  api: ReturnType<typeof createApi>;
  preferences: ReturnType<typeof createPreferences>;
}): Dispatch {
  const readTarget = createTargetReader(options.certificate);
  const pages = getRequestListener(options.preferences.fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
  });
  return async (request, response) => {
    try {
      const address = readTarget(request);
      if (/^\/sandbox(\/|$)/.test(address.pathname)) await pages(request, response);
      else await options.api(request, response, address);
    } catch (error) {
      sendError(response, error);
    }
  };
}
