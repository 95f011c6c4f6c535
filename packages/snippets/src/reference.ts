import type { OpenApiDocument, Referable } from "./document.ts";
import { SnippetError } from "./errors.ts";

/** Follows internal references until the thing itself is reached. Where a document has no object, an empty one. */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Referable<Thing>): Thing {
  let current: unknown = thing;
  let followed: Set<string> | undefined;
  while (isReference(current)) {
    const pointer = current.$ref;
    followed ??= new Set();
    if (followed.has(pointer)) throw broken(pointer, "refers to itself");
    followed.add(pointer);
    current = follow(document, pointer);
  }
  // What a place holds has the shape the specification gives it, or the document is not OpenAPI.
  return (typeof current === "object" && current !== null ? current : {}) as Thing;
}

function isReference(thing: unknown): thing is { readonly $ref: string } {
  return typeof thing === "object" && thing !== null && "$ref" in thing && typeof thing.$ref === "string";
}

function follow(document: OpenApiDocument, pointer: string): object {
  const known = targets.get(document) ?? new Map<string, object>();
  targets.set(document, known);
  const target = known.get(pointer) ?? find(document, pointer);
  known.set(pointer, target);
  return target;
}

function find(document: OpenApiDocument, pointer: string): object {
  if (!pointer.startsWith("#/")) throw broken(pointer, "leaves the document; bundle it first");
  let current: unknown = document;
  for (const step of pointer.slice(2).split("/")) {
    const name = decode(step).replaceAll("~1", "/").replaceAll("~0", "~");
    // Own properties only: a pointer must never reach Object.prototype.
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) {
      throw broken(pointer, "points at nothing");
    }
    current = (current as Record<string, unknown>)[name];
  }
  if (typeof current !== "object" || current === null) throw broken(pointer, "does not point at an object");
  return current;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function broken(pointer: string, reason: string): SnippetError {
  return new SnippetError("ERR_BROKEN_REFERENCE", `The reference ${JSON.stringify(pointer)} ${reason}.`);
}

/** What pointers lead to, found once for each document. */
const targets = new WeakMap<OpenApiDocument, Map<string, object>>();
