import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Operation {
  operationId: string;
}

const require = createRequire(import.meta.url);
const document = JSON.parse(readFileSync(require.resolve("@signet/openapi/openapi.json"), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", ...document });

const places = new Map(
  Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId }]): [string, string][] =>
      operationId === undefined ? [] : [[operationId, `contract#/paths/${path.replaceAll("/", "~1")}/${method}`]],
    ),
  ),
);

/** Every operationId of the contract. */
export const operationIds: readonly string[] = [...places.keys()];

/** What is wrong with an answer, by the contract; nothing is wrong with an empty list. */
export function contractErrors(operationId: string, status: number, body: string): string[] {
  const response = `${places.get(operationId)}/responses/${status}`;
  const declared = resolve(response);
  if (declared === undefined) return [`${operationId} does not declare ${status}`];
  if (declared.content === undefined) return body === "" ? [] : [`${operationId} promises no body with ${status}`];
  const validate = ajv.getSchema(`${declared.pointer}/content/application~1json/schema`);
  if (validate === undefined) return [`${operationId} has no schema for ${status}`];
  return validate(JSON.parse(body))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** A response object and where it stands, one `$ref` followed. */
function resolve(pointer: string): { pointer: string; content?: object } | undefined {
  const value = pointer
    .replace(/^contract#\//, "")
    .split("/")
    .reduce((node, key) => node?.[decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")], document);
  return value?.$ref === undefined ? value && { pointer, content: value.content } : resolve(`contract${value.$ref}`);
}
