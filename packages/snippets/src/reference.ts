import type { OpenApiDocument, Referable } from "./document.ts";
import { SnippetError } from "./errors.ts";
import { isRecord } from "./json.ts";

/** Follows internal references until the thing itself is reached. Where a document has no object, an empty one. */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Referable<Thing>): Thing {
  let current: unknown = thing;
  for (let steps = 0; isRecord(current) && typeof current.$ref === "string"; steps++) {
    if (steps > 99) throw broken(current.$ref, "refers to itself");
    current = follow(document, current.$ref);
  }
  // What a place holds has the shape the specification gives it, or the document is not OpenAPI.
  return (isRecord(current) ? current : {}) as Thing;
}

function follow(document: OpenApiDocument, pointer: string): unknown {
  let known = targets.get(document);
  if (!known) {
    known = new Map();
    targets.set(document, known);
  }
  let target = known.get(pointer);
  if (target === undefined) {
    target = find(document, pointer);
    known.set(pointer, target);
  }
  return target;
}

function find(document: OpenApiDocument, pointer: string): object {
  const [start, ...steps] = pointer.split("/");
  if (start !== "#") throw broken(pointer, "leaves the document; bundle it first");
  let current: object = document;
  for (const step of steps) {
    const name = decode(step).replaceAll("~1", "/").replaceAll("~0", "~");
    // Own properties only: a pointer must never reach Object.prototype.
    const next: unknown = Object.hasOwn(current, name) ? (current as Record<string, unknown>)[name] : undefined;
    if (!isRecord(next)) throw broken(pointer, "points at nothing");
    current = next;
  }
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
