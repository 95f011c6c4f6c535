import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { toHttpError } from "../http/http-error.ts";
import { createAttemptCounter } from "../tokens/attempt-counter.ts";
import { auditRoutes } from "./audit-page.ts";
import { clockRoutes } from "./clock-routes.ts";
import { commentRoutes } from "./comments/comments-routes.ts";
import { type ConsoleOptions, type Environment, problem } from "./console-context.ts";
import { faultRoutes } from "./fault-routes.ts";
import { healthAndResetRoutes } from "./health-and-reset.ts";
import { preferencesRoutes } from "./preferences/preferences-routes.ts";
import { createSessions } from "./sign-in/sessions.ts";
import { createSignInLimits } from "./sign-in/sign-in-limits.ts";
import { signInRoutes } from "./sign-in/sign-in-routes.ts";

/** Creates the console at `/sandbox/`: pages for people, health, reset, faults and the clock. */
export function createConsole(options: ConsoleOptions): Hono<Environment> {
  const services = {
    ...options,
    signInLimits: createSignInLimits(options.key),
    confirmations: createAttemptCounter(10, 15 * 60_000),
    sessions: createSessions(options.database, options.key),
  };
  const style = readFileSync(new URL("./style.css", import.meta.url), "utf8");
  const script = readFileSync(new URL("./copy.js", import.meta.url), "utf8");
  const protect = csrf();
  const app = new Hono<Environment>().basePath("/sandbox");
  app.use(secureHeaders(headers), async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  app.use(async (context, next) => {
    // Hono's own limit makes a new Request, which is not possible with the one of its Node.js adapter.
    if (context.req.header("transfer-encoding") !== undefined) {
      return problem(context, 411, "Length required", "The request must have a Content-Length.");
    }
    if (Number(context.req.header("content-length") ?? 0) > 65_536) {
      return problem(context, 413, "Content too large", "The body must have at most 64 kB.");
    }
    return next();
  });
  app.route("/", healthAndResetRoutes(services));
  app.route("/faults", faultRoutes(options.faults));
  app.use(protect);
  app.get("/style.css", (context) => context.body(style, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/copy.js", (context) => context.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }));
  app.get("/icon.svg", (context) => context.body(icon, 200, { "content-type": "image/svg+xml" }));
  app.get("/", (context) => context.redirect("/sandbox/preferences", 303));
  app.route("/", signInRoutes(services));
  app.route("/preferences", preferencesRoutes(services));
  app.route("/audit", auditRoutes(services));
  app.route("/clock", clockRoutes(services));
  app.route("/comments", commentRoutes(services));
  app.all("*", (context) => problem(context, 404, "Not found", "This page does not exist."));
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      return problem(context, error.status as 403, "Refused", "The request did not come from a page of the sandbox.");
    }
    const { status, body, headers } = toHttpError(error);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const { detail } = body as { detail: unknown };
    return problem(
      context,
      status as 500,
      STATUS_CODES[status] ?? "Error",
      typeof detail === "string" ? detail : JSON.stringify(detail),
    );
  });
  return app;
}

const headers: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
  crossOriginOpenerPolicy: "same-origin",
  crossOriginResourcePolicy: "same-origin",
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
  // On a loopback name it would block plain HTTP to every other program on this machine.
  strictTransportSecurity: false,
};

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0f766e" d="M12 1l9 4v7c0 5-4 9-9 11-5-2-9-6-9-11V5z"/><path fill="#fff" d="M12 7a3 3 0 0 1 1.2 5.7V17h-2.4v-4.3A3 3 0 0 1 12 7z"/></svg>`;
