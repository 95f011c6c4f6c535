import { ClientError } from "../errors.ts";
import type { OperationInfo, RequestInput } from "./operation-info.ts";

/** @throws {@link ClientError} `ERR_INVALID_PARAMETER` that names the missing part. */
export function assertComplete({ operationId, required = [] }: OperationInfo, { query, body }: RequestInput): void {
  for (const name of required) {
    const value = name === "body" ? body : Object.getOwnPropertyDescriptor(query, name)?.value;
    if (value === undefined) {
      const what = name === "body" ? "the body" : `parameter "${name}"`;
      throw new ClientError("ERR_INVALID_PARAMETER", `${operationId}: ${what} is missing`, { operationId });
    }
  }
}

export function bodySerializerOf({ form }: OperationInfo): (body: unknown) => BodyInit {
  return form ? writeForm : writeJson;
}

/** @throws {@link ClientError} `ERR_INVALID_BODY` */
function writeJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new ClientError("ERR_INVALID_BODY", "the body cannot be written as JSON");
  }
}

/** Writes a body as a form; `undefined` leaves a field out. */
function writeForm(body: unknown): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(Object(body))) {
    if (value instanceof Blob) data.append(name, value);
    else if (value !== undefined) data.append(name, String(value));
  }
  return data;
}
