import { SnippetError } from "../errors.ts";
import { decode } from "../request/url.ts";
import { isRecord, own } from "./json.ts";
import type { OpenApiDocument, Referable } from "./openapi-document.ts";

/**
 * Follows references within the document.
 *
 * @returns the object that is referred to; an empty one where the document has something else.
 * @throws {@link SnippetError} `ERR_BROKEN_REFERENCE`, naming the reference.
 */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Referable<Thing>): Thing {
  let current: unknown = thing;
  for (let steps = 0; isRecord(current) && typeof current.$ref === "string"; steps++) {
    if (steps > 99) throw broken(current.$ref, "refers to itself");
    current = find(document, current.$ref);
  }
  // The specification defines the shape of every place; the document is not validated.
  return (isRecord(current) ? current : {}) as Thing;
}

function find(document: OpenApiDocument, pointer: string): unknown {
  const named = pointer.startsWith("#/") || pointer === "#" ? undefined : namedSchemas(document).get(pointer);
  if (named !== undefined) return named;
  const [start, ...steps] = pointer.split("/");
  if (start !== "#") throw broken(pointer, "leaves the document: bundle it first, or load it with loadDocument");
  let current: unknown = document;
  for (const step of steps) {
    const name = (decode(step) ?? step).replaceAll("~1", "/").replaceAll("~0", "~");
    // Own properties only: a pointer must never reach Object.prototype.
    current = own(current as Readonly<Record<string, unknown>>, name);
    if (!isRecord(current)) throw broken(pointer, "points to nothing");
  }
  return current;
}

/** Indexes the `$anchor` and `$id` of all schemas of a document (OpenAPI 3.1). */
function namedSchemas(document: OpenApiDocument): ReadonlyMap<string, object> {
  const known = names.get(document);
  if (known) return known;
  const found = new Map<string, object>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (!isRecord(value) || seen.has(value)) return;
    seen.add(value);
    for (const name of [value.$anchor, value.$dynamicAnchor])
      if (typeof name === "string") found.set(`#${name}`, value);
    if (typeof value.$id === "string") found.set(value.$id, value);
    for (const item of Object.values(value)) visit(item);
  };
  visit(document);
  names.set(document, found);
  return found;
}

const names = new WeakMap<OpenApiDocument, ReadonlyMap<string, object>>();

function broken(pointer: string, reason: string): SnippetError {
  return new SnippetError("ERR_BROKEN_REFERENCE", `The reference ${JSON.stringify(pointer)} ${reason}.`);
}
