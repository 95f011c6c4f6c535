import type { JsonObject } from "./contract.ts";

/** An object of the document, and its JSON pointer. */
export interface Located {
  readonly value: JsonObject;
  readonly pointer: string;
}

/**
 * Finds the object at a JSON pointer (`#/components/…`), following references.
 *
 * @returns the object and its own pointer, which differs from `pointer` after a reference.
 * @throws Error when the document has no object there.
 */
export function locate(document: JsonObject, pointer: string): Located {
  const value = pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => Object(node)[unescapeKey(key)], document);
  if (!isObject(value)) throw new Error(`${pointer} does not exist`);
  return typeof value.$ref === "string" ? locate(document, value.$ref) : { value, pointer };
}

/** Follows a schema's or other object's own reference. */
export function follow(document: JsonObject, value: unknown): JsonObject {
  if (!isObject(value)) throw new Error(`${JSON.stringify(value)} must be an object`);
  return typeof value.$ref === "string" ? locate(document, value.$ref).value : value;
}

/** Calls `visit` for every object of the document. */
export function walk(
  document: JsonObject,
  visit: (node: JsonObject, pointer: string) => void,
  value: unknown = document,
  pointer = "#",
): void {
  if (typeof value !== "object" || value === null) return;
  if (isObject(value)) visit(value, pointer);
  for (const [key, child] of Object.entries(value)) walk(document, visit, child, `${pointer}/${escapeKey(key)}`);
}

/** Escapes a key for a JSON pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unescapeKey(key: string): string {
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}
