import type { paths } from "./generated/contract.ts";
import type { Result } from "./result.ts";

/** The methods that the contract uses. */
export type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** The operation behind a method and a path. */
export type OperationOf<M extends Method, Path extends keyof paths> = NonNullable<paths[Path][Lowercase<M>]>;

/** The paths that have an operation for a method. */
export type PathsWith<M extends Method> = {
  [Path in keyof paths]: [OperationOf<M, Path>] extends [never] ? never : Path;
}[keyof paths];

type OptionalIfEmpty<Key extends string, Value> = object extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
type Defined<Parameters> = {
  [Place in keyof Parameters as [NonNullable<Parameters[Place]>] extends [never] ? never : Place]: Parameters[Place];
};

/** What one call takes: the operation's parameters and body as the contract has them, and a signal to abort it. */
export type CallOptions<Operation> = { signal?: AbortSignal } & (Operation extends { parameters: infer Parameters }
  ? OptionalIfEmpty<"params", Defined<Parameters>>
  : unknown) &
  (Operation extends { requestBody: { content: { "application/json": infer Content } } }
    ? { body: Content }
    : Operation extends { requestBody?: { content: { "application/json": infer Content } } }
      ? { body?: Content }
      : { body?: never });

/** Options as the last argument of a call, which may be left out when nothing in them is required. */
export type Rest<Options> = object extends Options ? [options?: Options] : [options: Options];

/** Calls an operation by its path; resolves to a {@link Result} to narrow by `status`. */
export type Call<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  ...rest: Rest<CallOptions<OperationOf<M, Path>>>
) => Promise<Result<OperationOf<M, Path>>>;
