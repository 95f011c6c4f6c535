import { ClientError } from "../errors.ts";
import { ownValue } from "../own-properties.ts";
import type { OperationInfo, RequestInput } from "./operation-info.ts";

/** @throws {@link ClientError} `ERR_INVALID_PARAMETER` that names the missing part. */
export function assertComplete({ operationId, required = [] }: OperationInfo, { query, body }: RequestInput): void {
  for (const name of required) {
    if ((name === "body" ? body : ownValue(query, name)) === undefined) {
      const what = name === "body" ? "the body" : `parameter "${name}"`;
      throw new ClientError("ERR_INVALID_PARAMETER", `${operationId}: ${what} is missing`, { operationId });
    }
  }
}

/** @throws {@link ClientError} `ERR_INVALID_BODY` */
export function writeBody({ form }: OperationInfo, body: unknown): string | FormData {
  if (typeof body !== "object" || body === null) throw invalid("the body must be an object");
  if (form) return writeForm(body);
  try {
    // JSON would be {} for these.
    if (!(Symbol.iterator in body || body instanceof Blob)) return JSON.stringify(body);
  } catch {}
  throw invalid("the body cannot be written as JSON");
}

/** Writes a body, or a FormData of any package, as a form; `undefined` leaves a field out. */
function writeForm(body: object): FormData {
  const data = new FormData();
  for (const [name, value] of Symbol.iterator in body ? (body as FormData) : Object.entries(body)) {
    if (value instanceof Blob) data.append(name, value);
    else if (/^(string|number|boolean)$/.test(typeof value)) data.append(name, `${value}`);
    else if (value !== undefined) throw invalid("a field of the body must be text, a number, a boolean or a Blob");
  }
  return data;
}

function invalid(message: string): ClientError {
  return new ClientError("ERR_INVALID_BODY", message);
}
