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
