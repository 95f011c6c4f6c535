import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Faults } from "../api/fault-injection.ts";
import type { Database } from "../db/database.ts";
import type { Attempts } from "../tokens/attempt-counter.ts";
import type { Failures } from "../tokens/failed-attempts.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Session, Sessions } from "./sign-in/sessions.ts";

/** What the pages work on. */
export interface PreferencesOptions {
  database: Database;
  tokens: Tokens;
  failures: Failures;
  /** Whether failed sign-ins are limited. */
  limits: boolean;
  /** Sets everything back to how it was after the start; only where nothing is kept. */
  reset: (() => Promise<void>) | undefined;
  /** What is to go wrong; only where that was asked for at the start. */
  faults: Faults | undefined;
}

/** What Hono hands to each route. */
export interface Environment {
  Bindings: HttpBindings;
  Variables: { session: Session };
}

/** The parts the routes share. */
export interface Parts extends PreferencesOptions {
  sessions: Sessions;
  /** Tries to sign in, by address and e-mail. */
  attempts: Attempts;
}

/** Answers with an error for programs (RFC 9457). */
export function problem(context: Context, status: ContentfulStatusCode, title: string, detail: string): Response {
  return context.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
  });
}

/** One text field of a form; nothing else counts, such as a file. */
export async function formField(context: Context, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === "string" ? value : "";
}

/** The network address a request came from. */
export function addressOf(context: Context<Environment>): string | null {
  return context.env.incoming.socket.remoteAddress ?? null;
}
