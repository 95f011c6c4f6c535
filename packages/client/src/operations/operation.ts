import { assertObject } from "../check-options.ts";
import type { Client } from "../client-type.ts";
import type { CallSettings } from "../options.ts";
import type { Result } from "../transport/result.ts";
import type { Input, Rest } from "./call-types.ts";
import type { RequestInput } from "./operation-info.ts";

/** A function that calls an operation; `pages`, `items` and `stream` take it as well. */
export interface Operation<Shape> {
  (client: Client, ...input: Rest<Input<Shape>, CallSettings>): Promise<Result<Shape>>;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

/** The part of an operation that `pages`, `items` and `stream` use. */
export type AnyOperation = Pick<Operation<unknown>, "operationId" | "method" | "path">;

export function operation<Shape>(operationId: string, method: string, path: string): Operation<Shape> {
  const call = async (client: Client, input?: object, settings?: CallSettings) =>
    requestByPath(client, { operationId, method, path }, splitInput(path, input), settings);
  return Object.assign(call, { operationId, method, path }) as Operation<Shape>;
}

/** Calls an operation through the client's own `request`. The types of an operation and its path come from one contract. */
export function requestByPath(
  client: Client,
  { method, path }: AnyOperation,
  { path: pathParameters, query, body }: RequestInput,
  settings?: object,
): Promise<never> {
  const options = { ...settings, params: { path: pathParameters, query }, ...(body !== undefined && { body }) };
  return client.request(method.toLowerCase() as "get", path as never, options as never) as Promise<never>;
}

export function splitInput(template: string, input: object = {}): RequestInput {
  assertObject("the input of an operation", input);
  const path: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  const { body, ...parameters }: { body?: unknown } = Object.assign(Object.create(null), input);
  for (const [name, value] of Object.entries(parameters)) {
    (template.includes(`{${name}}`) ? path : query)[name] = value;
  }
  return { path, query, body };
}
