/** What is wrong with each parameter or field, by its name. */
export type Problems = Readonly<Record<string, readonly string[]>>;

/** Thrown to answer a request with an error status and a body, `{"detail": …}` where no other is given. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly detail: string | Problems;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;

  constructor(
    status: number,
    detail: string | Problems,
    headers: Readonly<Record<string, string>> = {},
    body: object = { detail },
  ) {
    super(`${status}`);
    this.body = body;
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** The caller may not do this. Clients compare this very text. */
export function forbidden(): Refusal {
  return new Refusal(403, "You do not have permission to perform this action.");
}

/** There is no such thing, or none the caller may know of. The text is a guess. */
export function notFound(): Refusal {
  return new Refusal(404, "Not found.");
}
