import type { OpenApiDocument, Referable } from "./document.ts";
import { SnippetError } from "./errors.ts";

/** Follows internal references until the thing itself is reached. */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Referable<Thing>): Thing {
  const followed = new Set<string>();
  let current: Referable<Thing> = thing;
  while ("$ref" in current && typeof current.$ref === "string") {
    const pointer = current.$ref;
    if (followed.has(pointer)) throw broken(pointer, "refers to itself");
    followed.add(pointer);
    // What a pointer leads to has the shape its place asks for, or the document is not OpenAPI.
    current = follow(document, pointer) as Referable<Thing>;
  }
  return current as Thing;
}

function follow(document: OpenApiDocument, pointer: string): object {
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
