import { NoResultError } from "kysely";
import { DatabaseUnavailable, readDatabaseError } from "../db/database-error.ts";
import { reasonOf } from "../errors.ts";

export type ValidationErrors = Readonly<Record<string, readonly string[]>>;

/** Thrown to respond with an error status; the default body is `{"detail": …}`. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string | ValidationErrors,
    headers: Readonly<Record<string, string>> = {},
    body: object = { detail },
  ) {
    super(`${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Creates the error for a principal without the permission. Clients compare this text. */
export function forbidden(): HttpError {
  return new HttpError(403, "You do not have permission to perform this action.");
}

/** Creates the error for what does not exist, or must not be known. The text is a guess. */
export function notFound(): HttpError {
  return new HttpError(404, "Not found.");
}

/** Returns a thing that was looked up. @throws {@link HttpError} 404 when it is undefined */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw notFound();
  return thing;
}

/** Converts what was thrown while a request was handled; the unexpected is logged, and the client learns only the status 500. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  // Another request deleted it while this one read it.
  if (error instanceof NoResultError) return notFound();
  switch (readDatabaseError(error)) {
    case "busy":
    case "unavailable": {
      const isGivenUp = error instanceof DatabaseUnavailable;
      const reason = isGivenUp ? error.cause : error;
      if (reason !== undefined) {
        console.error(`signet-sandbox: the database does not work (${reasonOf(reason)}): requests get 503`);
      }
      const fix =
        isGivenUp && error.mayBeStored
          ? "The change may be stored: read before you send it again."
          : "Nothing was changed. Try again in a second.";
      return new HttpError(503, `The database does not work at the moment. ${fix}`, { "retry-after": "1" });
    }
    case "conflict":
      return new HttpError(409, "Another request changed the same data at the same time. Try again.");
    default:
      console.error(`signet-sandbox: a request failed: ${error instanceof Error ? error.stack : error}`);
      return new HttpError(500, "The sandbox failed; its own output says why.");
  }
}
