import type { Client as FetchClient } from "openapi-fetch";
import type { Client } from "./client-type.ts";
import type { paths } from "./generated/contract.ts";
import type { QueryOf } from "./operations/call-types.ts";
import type { BodyOf } from "./transport/result.ts";

/** The contract's paths with the bodies that a call gives: JSON where it reads JSON, else text or bytes. */
export type FetchPaths = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: AsCalled<paths[Path][Method]> };
};

type AsCalled<Shape> = Shape extends { parameters: infer Parameters; responses: infer Responses }
  ? Omit<Shape, "responses" | "parameters"> & {
      parameters: object extends QueryOf<Shape>
        ? Omit<Parameters, "query"> & { query?: QueryOf<Shape> }
        : Omit<Parameters, "query"> & { query: QueryOf<Shape> };
      responses: { [Status in keyof Responses]: { content: { "application/json": BodyOf<Responses[Status]> } } };
    }
  : Shape;

/**
 * Returns the same client with openapi-fetch's type, for libraries such as openapi-react-query and swr-openapi.
 *
 * @example
 * ```ts
 * const $api = createQueryHooks(asFetchClient(client));
 * ```
 */
export function asFetchClient(client: Client): FetchClient<FetchPaths> {
  return client as never;
}
