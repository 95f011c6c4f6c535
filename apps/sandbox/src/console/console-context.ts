import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Faults } from "../api/fault-injection.ts";
import { textProblem } from "../api/input-limits.ts";
import type { Database } from "../db/database.ts";
import { HttpError } from "../http/http-error.ts";
import type { AttemptCounter } from "../tokens/attempt-counter.ts";
import type { FailedAttempts } from "../tokens/failed-attempts.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Session, Sessions } from "./sign-in/sessions.ts";
import type { SignInLimits } from "./sign-in/sign-in-limits.ts";

export interface ConsoleOptions {
  database: Database;
  tokens: Tokens;
  failures: FailedAttempts;
  limits: boolean;
  /** Signs the cookies of browsers that signed in before, and the tokens of forms. */
  key: Buffer;
  /** Restores the state after the start. Undefined if the data is persistent. */
  reset: (() => Promise<void>) | undefined;
  /** The faults to inject. Undefined if fault injection is disabled. */
  faults: Faults | undefined;
}

export interface Environment {
  Bindings: HttpBindings;
  Variables: { session: Session };
}

export interface Services extends ConsoleOptions {
  sessions: Sessions;
  signInLimits: SignInLimits;
  /** Counts the passwords that a signed-in user enters again. */
  confirmations: AttemptCounter;
}

/** Responds with an error for programs (RFC 9457). */
export function problem(
  context: Context,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: object = {},
): Response {
  return context.body(JSON.stringify({ type: "about:blank", title, status, detail, ...more }), status, {
    "content-type": "application/problem+json",
  });
}

/**
 * Returns the text of a form's field, which is empty when the form lacks it.
 *
 * @throws {@link HttpError} 400
 */
export async function formField(context: Context, name: string): Promise<string> {
  const value = await formText(context, name);
  const problem = textProblem(value);
  if (problem !== undefined) throw new HttpError(400, { [name]: [problem] });
  return value;
}

/** Returns the text of a form's field that the page itself rejects, with the form to correct it. */
export async function formText(context: Context, name: string): Promise<string> {
  try {
    const value = (await context.req.parseBody())[name];
    return typeof value === "string" ? value : "";
  } catch {
    throw new HttpError(400, { body: ["must be a complete form"] });
  }
}

export function addressOf(context: Context<Environment>): string | null {
  return context.env.incoming.socket.remoteAddress ?? null;
}
