import { type OpenApiDocument, type Referable, resolveReference } from "@signet/snippets";
import type { Addresses } from "../addresses.ts";
import type { Html } from "../html.ts";
import type { Markdown } from "../markdown.ts";
import type { SchemaContext } from "../schema/describe-schema.ts";
import type { AnySchema } from "../schema/keywords.ts";
import type { ReferenceDocument } from "./document.ts";
import type { ShownFact } from "./shown-fact.ts";

/** Everything that the description of a page needs. */
export interface PageContext {
  readonly document: ReferenceDocument;
  readonly markdown: Markdown;
  readonly addresses: Addresses;
  readonly report: (what: string) => void;
  /** Returns what describing the schemas of requests or of responses needs. */
  readonly schemas: (direction: SchemaContext["direction"]) => SchemaContext;
  /** Returns lines of the summary of an operation. */
  readonly facts: (operation: object, method: string) => readonly ShownFact[];
  /** Returns notes from the extensions of a part of the document. */
  readonly notes: (part: object) => readonly Html[];
  /** Colors of examples that the page may still have: each is an element. */
  readonly budget: { spans: number; characters: number };
}

/** Follows a reference. One that leads nowhere is noted, and what it would be is empty. */
export function followed<Thing extends object>(
  context: PageContext,
  thing: Referable<Thing> | undefined,
): Partial<Thing> {
  if (typeof thing !== "object" || thing === null) return {};
  try {
    const target = resolveReference<Thing>(context.document, thing);
    const { $ref, ...beside } = thing as { $ref?: string } & Partial<Thing>;
    // OpenAPI 3.1 lets a reference replace the summary and description.
    return $ref === undefined ? target : { ...target, ...beside };
  } catch (error) {
    context.report(messageOf(error));
    return {};
  }
}

export function schemaAt(document: OpenApiDocument, pointer: string): AnySchema {
  // A boolean schema is no object, so that only its parent can be resolved.
  return resolveReference<Exclude<AnySchema, boolean>>(document, { $ref: pointer });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
