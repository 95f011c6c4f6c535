import type { ContractOperation, JsonObject } from "../../src/api/contract.ts";
import { contract } from "../../src/generated/contract.ts";
import type { TestRequest } from "./send-request.ts";

/** A request to an operation. */
export interface ExampleRequest {
  path: string;
  question: TestRequest;
}

/** Finds an operation by its id. */
export function operationOf(id: string): ContractOperation {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
}

/**
 * Creates the request of the contract's examples.
 *
 * @param changes - values by the name of a parameter, instead of its example.
 */
export async function exampleRequest(
  id: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<ExampleRequest> {
  const operation = operationOf(id);
  let { path } = operation;
  const search = new URLSearchParams();
  for (const parameter of operation.parameters) {
    const value = changes[parameter.name] ?? toText(parameter.example);
    if (value === undefined) continue;
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else search.set(parameter.name, value);
  }
  const query = search.size === 0 ? "" : `?${search}`;
  return { path: `${path}${query}`, question: { method: operation.method, ...(await exampleBody(operation)) } };
}

async function exampleBody({ body }: ContractOperation): Promise<TestRequest> {
  const [first] = body?.content ?? [];
  if (first === undefined) return {};
  const { type, schema, example } = first;
  if (type !== "multipart/form-data") return { body: example };
  const form = new FormData();
  const properties = schema.properties as Record<string, JsonObject>;
  for (const [name, value] of Object.entries(example as object)) {
    const { contentMediaType, format } = properties[name] ?? {};
    const text = toText(value) ?? "";
    if (contentMediaType === undefined && format !== "binary") form.set(name, text);
    else form.set(name, new File([text], `${name}.csv`, { type: String(contentMediaType ?? "text/csv") }));
  }
  const sent = new Response(form);
  return { body: await sent.text(), headers: { "content-type": sent.headers.get("content-type") ?? "" } };
}

/** Joins lists by commas, as the contract does for all. */
function toText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : String(value);
}
