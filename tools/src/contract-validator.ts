import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Operation {
  operationId: string;
}

interface Response {
  headers?: Record<string, { required?: boolean; schema: object }>;
  content?: Record<string, { schema: object }>;
}

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const require = createRequire(import.meta.url);
const document = JSON.parse(readFileSync(require.resolve("@signet/openapi/openapi.json"), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", ...document });

const places = new Map(
  Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId }]): [string, string][] =>
      operationId === undefined ? [] : [[operationId, `contract#/paths/${encode(path)}/${method}`]],
    ),
  ),
);

/** Every operationId of the contract. */
export const operationIds: readonly string[] = [...places.keys()];

/** What is wrong with an answer's status, headers and body, by the contract; nothing is wrong with an empty list. */
export function contractErrors(operationId: string, answer: Answer): string[] {
  const declared = resolve<Response>(`${places.get(operationId)}/responses/${answer.status}`);
  if (declared === undefined) return [`${operationId} does not declare ${answer.status}`];
  return [...headerErrors(declared, answer), ...contentErrors(declared, answer)];
}

function headerErrors({ pointer, value }: Place<Response>, { headers }: Answer): string[] {
  return Object.keys(value.headers ?? {}).flatMap((name) => {
    const header = resolve<{ required?: boolean; schema: { type?: string } }>(`${pointer}/headers/${encode(name)}`);
    const text = headers[name.toLowerCase()];
    if (header === undefined || text === undefined) return header?.value.required ? [`${name} is missing`] : [];
    const number = header.value.schema.type === "integer" && typeof text === "string" && /^\d+$/.test(text);
    return schemaErrors(`${header.pointer}/schema`, number ? Number(text) : text).map((error) => `${name}${error}`);
  });
}

function contentErrors({ pointer, value: { content } }: Place<Response>, { status, headers, text }: Answer): string[] {
  if (content === undefined) return text === "" ? [] : [`no body is promised with ${status}`];
  const type = (headers["content-type"] ?? "").replace(/;.*/, "");
  if (!(type in content)) return [`${type || "no type"} is not among ${Object.keys(content).join(", ")}`];
  return schemaErrors(
    `${pointer}/content/${encode(type)}/schema`,
    type === "application/json" ? JSON.parse(text) : text,
  );
}

function schemaErrors(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(pointer);
  if (validate === undefined) return [` has no schema at ${pointer}`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Place<T> {
  pointer: string;
  value: T;
}

/** What stands at a pointer, and where that is, references followed. */
function resolve<T>(pointer: string): Place<T> | undefined {
  const value = pointer
    .replace(/^contract#\//, "")
    .split("/")
    .reduce((node, key) => node?.[decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")], document);
  return value?.$ref === undefined ? value && { pointer, value } : resolve(`contract${value.$ref}`);
}

function encode(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
