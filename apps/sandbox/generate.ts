/** Writes the contract as the sandbox needs it, so that the published package reads no document: `node generate.ts [folder]`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { follow, type JsonObject, loadContract, type MediaType, type Operation, type Parameter } from "@signet/openapi";
import type { ContractOperation } from "./src/api/contract.ts";

const { document, operations, rateLimit } = loadContract();
const { schemas } = document.components as { schemas: Record<string, JsonObject> };
const lines = (entries: string[]) => entries.map((entry) => `    ${entry},\n`).join("");
const text = `/**
 * This file was generated from the contract by \`pnpm generate\`.
 * Do not make direct changes to the file.
 */

import type { Contract } from "../api/contract.ts";

export const contract: Contract = {
  concurrent: ${rateLimit.concurrent},
  operations: [
${lines(operations.map((operation) => write(readOperation(operation))))}  ],
  schemas: {
${lines(Object.entries(schemas).map(([name, schema]) => `${name}: ${write(schema)}`))}  },
};
`;
const folder = process.argv[2] ?? join(import.meta.dirname, "src/generated");
const file = join(folder, "contract.ts");
mkdirSync(folder, { recursive: true });
if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);

function readOperation({
  id,
  method,
  path,
  parameters,
  requestBody,
  responses,
  extensions,
}: Operation): ContractOperation {
  const [success, ...others] = responses.filter((response) => response.status.startsWith("2"));
  if (success === undefined || others.length > 0) throw new Error(`${id} must have one successful response`);
  return {
    ...{ id, method: method.toUpperCase(), path },
    parameters: parameters.map(readParameter),
    ...(requestBody && { body: { required: requestBody.required, content: requestBody.content.map(readMediaType) } }),
    status: Number(success.status),
    mediaTypes: success.content.map(({ type }) => type),
    example: success.content.find(({ type }) => type === "application/json")?.example,
    ...(extensions.pagination && { pagination: extensions.pagination }),
    ...(extensions.rateLimit?.concurrent && { concurrent: extensions.rateLimit.concurrent }),
  };
}

function readParameter({
  name,
  in: place,
  required,
  schema,
  example,
}: Parameter): ContractOperation["parameters"][number] {
  const items = schema.items === undefined ? {} : { items: follow(document, schema.items) };
  return { name, in: place, required, schema: { ...schema, ...items }, example };
}

/** The fields of a form are converted by their types, so their schemas are written in full. */
function readMediaType({ type, schema, example }: MediaType): { type: string; schema: JsonObject; example: unknown } {
  if (type !== "multipart/form-data") return { type, schema, example };
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, follow(document, field)]);
  return { type, schema: { ...schema, properties: Object.fromEntries(fields) }, example };
}

function write(value: object): string {
  return JSON.stringify(value).replaceAll('"$ref":"#/', '"$ref":"contract#/');
}
