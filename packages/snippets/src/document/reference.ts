import { SnippetError } from "../errors.ts";
import { decoded } from "../request/url.ts";
import { isRecord, own } from "./json.ts";
import type { OpenApiDocument, Referable } from "./openapi-document.ts";

/** Follows internal references until the thing itself is reached. Where a document has no object, an empty one. */
export function resolve<Thing extends object>(document: OpenApiDocument, thing: Referable<Thing>): Thing {
  let current: unknown = thing;
  for (let steps = 0; isRecord(current) && typeof current.$ref === "string"; steps++) {
    if (steps > 99) throw broken(current.$ref, "refers to itself");
    current = find(document, current.$ref);
  }
  // What a place holds has the shape the specification gives it, or the document is not OpenAPI.
  return (isRecord(current) ? current : {}) as Thing;
}

function find(document: OpenApiDocument, pointer: string): unknown {
  const [start, ...steps] = pointer.split("/");
  if (start !== "#") throw broken(pointer, "leaves the document; bundle it first");
  let current: unknown = document;
  for (const step of steps) {
    const name = (decoded(step) ?? step).replaceAll("~1", "/").replaceAll("~0", "~");
    // Own properties only: a pointer must never reach Object.prototype.
    current = own(current as Readonly<Record<string, unknown>>, name);
    if (!isRecord(current)) throw broken(pointer, "points at nothing");
  }
  return current;
}

function broken(pointer: string, reason: string): SnippetError {
  return new SnippetError("ERR_BROKEN_REFERENCE", `The reference ${JSON.stringify(pointer)} ${reason}.`);
}
