import type { Body } from "./body.ts";
import { bodiesOf } from "./body.ts";
import type { Contract } from "./contract.ts";
import { listOperations } from "./contract.ts";
import { describeType } from "./schema-type.ts";

/** What a caller relies on, by operation: kept for each version of the contract, so that versions can be compared. */
export interface Surface {
  readonly [operation: string]: OperationSurface;
}

/** What a caller of one operation relies on. */
export interface OperationSurface {
  readonly call: string;
  readonly deprecated: boolean;
  /** By place and name, such as `query limit`. */
  readonly parameters: Fields;
  /** By media type and name. */
  readonly body: Fields;
  /** By status, media type and name. */
  readonly answers: Fields;
}

/** The type of each field, with an exclamation mark behind it if it is required. */
export interface Fields {
  readonly [name: string]: string;
}

/** Reduces a contract to what its callers rely on. */
export function surfaceOf(contract: Contract): Surface {
  return Object.fromEntries(
    listOperations(contract).map(({ id, method, path, deprecated, parameters, body, responses }) => [
      id,
      {
        call: `${method} ${path}`,
        deprecated,
        parameters: Object.fromEntries(
          parameters.map(({ name, in: place, required = false, schema = {} }) => [
            `${place} ${name}`,
            mark(describeType(contract, schema), required),
          ]),
        ),
        body: fieldsOf(bodiesOf(contract, body?.content)),
        answers: Object.assign(
          {},
          ...responses
            .filter(({ status }) => status.startsWith("2"))
            .map(({ status, content }) => fieldsOf(bodiesOf(contract, content), `${status} `)),
        ),
      },
    ]),
  );
}

function fieldsOf(bodies: readonly Body[], before = ""): Fields {
  return Object.fromEntries(
    bodies.flatMap(({ mediaType, type, rows }) => [
      [`${before}${mediaType}`, type],
      ...rows.map((row) => [`${before}${mediaType} ${row.name}`, mark(row.type, row.required)]),
    ]),
  );
}

function mark(type: string, required: boolean): string {
  return required ? `${type}!` : type;
}
