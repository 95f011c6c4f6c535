import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Faults } from "../api/fault-injection.ts";
import type { Database } from "../db/database.ts";
import type { AttemptCounter } from "../tokens/attempt-counter.ts";
import type { FailedAttempts } from "../tokens/failed-attempts.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Session, Sessions } from "./sign-in/sessions.ts";

/** Configures the console. */
export interface ConsoleOptions {
  database: Database;
  tokens: Tokens;
  failures: FailedAttempts;
  /** Limits failed sign-ins. */
  limits: boolean;
  /** Restores the state after the start; only where nothing is kept. */
  reset: (() => Promise<void>) | undefined;
  /** The faults to inject; only where fault injection is enabled. */
  faults: Faults | undefined;
}

/** The types of the console's Hono apps. */
export interface Environment {
  Bindings: HttpBindings;
  Variables: { session: Session };
}

/** The services that the routes share. */
export interface Services extends ConsoleOptions {
  sessions: Sessions;
  /** Counts sign-in attempts by address and e-mail. */
  attempts: AttemptCounter;
}

/** Responds with an error for programs (RFC 9457). */
export function problem(context: Context, status: ContentfulStatusCode, title: string, detail: string): Response {
  return context.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
  });
}

/** Returns a text field of a form; empty when it is missing or a file. */
export async function formField(context: Context, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === "string" ? value : "";
}

/** Returns the network address a request came from. */
export function addressOf(context: Context<Environment>): string | null {
  return context.env.incoming.socket.remoteAddress ?? null;
}
