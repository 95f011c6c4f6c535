import type { Limit } from "../transport/rate-limiter.ts";
import type { Result } from "../transport/result.ts";
import type { CallSettings, Transport } from "../transport/transport.ts";
import type { Input, Rest } from "./call-types.ts";
import type { Turn } from "./pagination.ts";

/** What a call needs to know of an operation at run time. */
export interface OperationRow {
  /** The contract's name of it. */
  readonly operationId: string;
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** What the contract promises for each status: `json`, `text` or `bytes`, or a blank for no body; several with a space between. */
  readonly answers: Readonly<Record<number, string>>;
  /** Query parameters whose values are joined by commas (`explode: false`); others are repeated. */
  readonly joined?: readonly string[] | undefined;
  /** The query parameters that may not be missing, and `body` if that may not. */
  readonly required?: readonly string[] | undefined;
  /** How its list goes on; a function, so that a program holds no way but those of the lists it reads. */
  readonly pages?: Turn | undefined;
  /** Sending it twice does what sending it once does, though it is a POST or PATCH. */
  readonly idempotent?: true | undefined;
  /** Writes its body where that is no JSON, as a form (`multipart/form-data`). */
  readonly form?: ((body: unknown) => FormData) | undefined;
  /** Limits of its own, beneath those of all. */
  readonly limit?: Limit | undefined;
}

/** An operation of the contract: a function to call it, with what paging and streaming have to know of it. */
export interface Operation<Shape> extends OperationRow {
  (transport: Transport, ...input: Rest<Input<Shape>, CallSettings>): Promise<Result<Shape>>;
}

/** Makes the function of an operation. Parameters and body are given side by side; what the path does not name is the query's. */
export function operation<Shape>(row: OperationRow): Operation<Shape> {
  const call = (transport: Transport, input?: object, settings?: CallSettings) =>
    transport.call(whole, splitInput(whole, input), settings);
  const whole = Object.assign(call, nothingMore, row) as Operation<Shape>;
  return whole;
}

// Each of these is the row's own, so that a polluted Object.prototype adds none.
const nothingMore = {
  joined: undefined,
  required: undefined,
  pages: undefined,
  idempotent: undefined,
  form: undefined,
  limit: undefined,
};

/** What goes into a request, as loose as it is at run time. */
export interface Parts {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: unknown;
}

/** Sorts an operation's input by where it goes. */
export function splitInput({ path: template }: OperationRow, input: object = {}): Parts {
  const parts: Parts = { path: {}, query: {}, body: undefined };
  for (const [name, value] of Object.entries(input)) {
    if (name === "body") parts.body = value;
    else (template.includes(`{${name}}`) ? parts.path : parts.query)[name] = value;
  }
  return parts;
}
