import type { AnyResult, SuccessResult } from "../transport/result.ts";
import { StatusError } from "../transport/status-error.ts";

/** The data of a call that succeeded. */
export type Data<Outcome> = Outcome extends SuccessResult<unknown, infer Value> ? Value : never;

/**
 * Returns the data of a call, or throws.
 *
 * @param call - a result, or the promise of one.
 * @throws {@link StatusError} `ERR_STATUS` for a failure that the contract declares, `ERR_UNEXPECTED` for a response outside it.
 *
 * @example
 * ```ts
 * const company = await unwrap(client.GET("/v1/companies/{guid}", { params: { path: { guid } } }));
 * ```
 */
export async function unwrap<Outcome extends AnyResult>(call: Outcome | Promise<Outcome>): Promise<Data<Outcome>> {
  const result: AnyResult = await call;
  if (result.status === "unexpected") throw result.error;
  if (!result.response.ok) throw new StatusError(result, result.error);
  return result.data as Data<Outcome>;
}
