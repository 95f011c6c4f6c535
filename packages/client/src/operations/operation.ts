import type { CallSettings } from "../options.ts";
import type { Result } from "../transport/result.ts";
import type { Transport } from "../transport/transport.ts";
import type { Input, Rest } from "./call-types.ts";
import type { OperationInfo, RequestInput } from "./operation-info.ts";

/** An operation of the contract: a function to call it, with what paging and streaming have to know of it. */
export interface Operation<Shape> extends OperationInfo {
  (transport: Transport, ...input: Rest<Input<Shape>, CallSettings>): Promise<Result<Shape>>;
}

/** Makes the function of an operation. Parameters and body are given side by side; what the path does not name is the query's. */
export function operation<Shape>(info: OperationInfo): Operation<Shape> {
  const call = (transport: Transport, input?: object, settings?: CallSettings) =>
    transport.call(whole, splitInput(whole, input), settings);
  const whole = Object.assign(call, noOptions, info) as Operation<Shape>;
  return whole;
}

// Own properties, so that a polluted Object.prototype adds none.
const noOptions = {
  joined: undefined,
  required: undefined,
  pagination: undefined,
  idempotent: undefined,
  form: undefined,
  limit: undefined,
};

/** Sorts an operation's input by where it goes. */
export function splitInput({ path: template }: OperationInfo, input: object = {}): RequestInput {
  const request: RequestInput = { path: {}, query: {}, body: undefined };
  for (const [name, value] of Object.entries(input)) {
    if (name === "body") request.body = value;
    else (template.includes(`{${name}}`) ? request.path : request.query)[name] = value;
  }
  return request;
}
