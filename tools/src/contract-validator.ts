import type { IncomingHttpHeaders } from "node:http";
import { type Header, loadContract, type Response } from "@signet/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const { document, operations } = loadContract();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", ...document });

export const operationIds: readonly string[] = operations.map(({ id }) => id);

/** Lists how a response violates the contract. */
export function contractErrors(operationId: string, response: HttpResponse): string[] {
  const operation = operations.find(({ id }) => id === operationId);
  const declared = operation?.responses.find(({ status }) => status === String(response.status));
  if (declared === undefined) return [`${operationId} does not declare ${response.status}`];
  return [
    ...declared.headers.flatMap((header) => headerErrors(header, response)),
    ...contentErrors(declared, response),
  ];
}

function headerErrors({ name, required, schema, schemaPointer }: Header, { headers }: HttpResponse): string[] {
  const text = headers[name.toLowerCase()];
  if (text === undefined) return required ? [`${name} is missing`] : [];
  const isNumber = schema.type === "integer" && typeof text === "string" && /^\d+$/.test(text);
  return schemaErrors(schemaPointer, isNumber ? Number(text) : text).map((error) => `${name}${error}`);
}

function contentErrors({ content }: Response, { status, headers, text }: HttpResponse): string[] {
  if (content.length === 0) return text === "" ? [] : [`a ${status} must not have a body`];
  const type = (headers["content-type"] ?? "").replace(/;.*/, "");
  const media = content.find((candidate) => candidate.type === type);
  if (media === undefined) {
    return [`Content-Type ${type || "(none)"} is not one of ${content.map((candidate) => candidate.type).join(", ")}`];
  }
  return schemaErrors(media.schemaPointer, type === "application/json" ? JSON.parse(text) : text);
}

function schemaErrors(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`contract#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`);
  if (validate === undefined) return [` has no schema at ${pointer}`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
