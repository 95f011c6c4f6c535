import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A JSON object of the contract that may also be a reference to one. */
export interface Node {
  [key: string]: unknown;
}

/** One operation, with the parameters of its path put before its own. */
export interface Operation extends Node {
  operationId: string;
  method: string;
  path: string;
  parameters: Node[];
  responses: Record<string, Node>;
}

const require = createRequire(import.meta.url);
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The bundle, as its readers find it. */
export const document: Node = JSON.parse(readFileSync(require.resolve("@signet/openapi/openapi.json"), "utf8"));

/** Every operation of the bundle. */
export const operations: Operation[] = Object.entries(document.paths as Record<string, Node>).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([key]) => methods.includes(key))
    .map(([method, value]) => {
      const operation = value as Operation;
      const shared = (item.parameters ?? []) as Node[];
      return { ...operation, method, path, parameters: [...shared, ...(operation.parameters ?? [])].map(resolve) };
    }),
);

/** Follows a reference inside the bundle. */
export function resolve(node: Node): Node {
  if (typeof node.$ref !== "string") return node;
  const found = node.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>((parent, key) => (parent as Node)[key], document);
  return resolve(found as Node);
}

/** Calls back for every object of the bundle, with its JSON pointer. */
export function walk(visit: (node: Node, pointer: string) => void, value: unknown = document, pointer = "#"): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Node, pointer);
  for (const [key, child] of Object.entries(value)) {
    walk(visit, child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
