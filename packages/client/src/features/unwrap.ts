import { ClientError } from "../errors.ts";
import type { AnyResult } from "../transport/result.ts";
import { readRetryAfter } from "../transport/retry-after.ts";

/** The data of a call that went well. */
export type Data<Outcome> = Outcome extends { data: infer Value } ? Value : never;

/**
 * The throwing form of a call: its data, or an error.
 *
 * @param call - a result, or the promise of one.
 * @throws {@link StatusError} `ERR_STATUS` for a failure the contract declares, `ERR_UNEXPECTED` for an answer outside it.
 *
 * @example
 * ```ts
 * const company = await unwrap(client.GET("/v1/companies/{guid}", { params: { path: { guid } } }));
 * ```
 */
export async function unwrap<Outcome extends AnyResult>(call: Outcome | Promise<Outcome>): Promise<Data<Outcome>> {
  const result: AnyResult = await call;
  if (result.status === "unexpected" || !result.response.ok) throw new StatusError(result);
  return result.data as Data<Outcome>;
}

/** A call that was answered with a failure, or with what is outside the contract. */
export class StatusError extends ClientError {
  override readonly name = "StatusError";
  readonly status: number;
  /** How long the server asked to wait, where it did. */
  readonly retryAfterMs: number | undefined;
  /** The server's own name for the request, where it gave one. */
  readonly requestId: string | undefined;
  /** What the server sent: the JSON where the contract has one, else text. Our own token in it is masked. */
  declare readonly body: unknown;
  declare readonly headers: Headers;

  constructor(result: AnyResult) {
    const { response, operationId, attempts, retryAt } = result;
    const { status, headers } = response;
    const outside = result.status === "unexpected";
    super(outside ? "ERR_UNEXPECTED" : "ERR_STATUS", `${operationId} was answered with ${status}`, {
      operationId,
      attempts,
      ...(retryAt && { retryAt }),
    });
    this.status = status;
    this.retryAfterMs = readRetryAfter(response);
    this.requestId = headers.get("x-request-id") ?? headers.get("cf-ray") ?? undefined;
    // Bulky members are there to be read, not to be printed.
    Object.defineProperties(this, {
      body: { value: outside ? result.body : result.error },
      headers: { value: headers },
    });
  }
}
