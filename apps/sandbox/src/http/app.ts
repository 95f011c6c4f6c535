import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { ApiEnvironment } from "../api/router.ts";
import type { Environment } from "../console/console-context.ts";
import type { FailedAttempts } from "../tokens/failed-attempts.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { rejectTokenInTarget } from "./basic-auth.ts";
import { chooseMediaType } from "./content-negotiation.ts";
import { HttpError } from "./http-error.ts";
import { createTargetCheck, pathOf } from "./request-target.ts";
import { errorResponse } from "./responses.ts";

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface AppOptions {
  /** The certificate in use, as PEM: requests to other hosts are rejected. */
  certificate: string;
  console: Hono<Environment>;
  api: Hono<ApiEnvironment>;
  tokens: Tokens;
  failures: FailedAttempts;
}

/** Creates the server's app: the console at `/sandbox/`, the API everywhere else. */
export function createApp({ certificate, console, api, tokens, failures }: AppOptions): RequestListener {
  const app = new Hono<{ Bindings: HttpBindings }>({
    // Not the path of the URL, which Hono's adapter normalizes: `/v1/../v2` is not a path of the API.
    getPath: (_, options) => pathOf(options?.env?.incoming ?? {}).replace(/(?<=.)\/$/, ""),
  });
  // A person who opens the printed address wants a page, not the API's 401.
  app.get("/", (context, next) => {
    const type = chooseMediaType(["application/json", "text/html"], null, context.env.incoming.headers);
    return type === "text/html" ? Promise.resolve(context.redirect("/sandbox/sign-in", 303)) : next();
  });
  app.route("/", console).route("/", api);
  const listener = getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
    errorHandler: () => errorResponse(new HttpError(400, "The request target is not valid.")),
  });
  const checkTarget = createTargetCheck(certificate);
  return async (request, response) => {
    try {
      // Before Hono: its adapter responds by itself to targets and hosts that are not valid.
      await rejectTokenInTarget(request, tokens, failures);
      checkTarget(request);
    } catch (error) {
      const { status, headers, body } = errorResponse(error);
      response.writeHead(status, Object.fromEntries(headers)).end(await new Response(body).text());
      return;
    }
    await listener(request, response);
  };
}
