import type { Extensions, RateLimit } from "@signet/openapi";
import {
  type FoundOperation,
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type Referable,
} from "@signet/snippets";
import type { Schema } from "./schema.ts";

export interface ReferenceDocument extends OpenApiDocument {
  readonly info: { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly {
    readonly name: string;
    readonly description: string;
    readonly "x-application": Application;
  }[];
  readonly "x-rate-limit": RateLimit;
}

/** An application of the vendor, where users copy their token. */
export type Application = "SPM" | "TPRM";

export type Pagination = NonNullable<Extensions["pagination"]>;

export interface DescribedOperation extends FoundOperation {
  readonly operation: Operation & {
    readonly tags: readonly string[];
    readonly summary: string;
    readonly description: string;
    readonly deprecated?: boolean;
    readonly requestBody?: Referable<RequestBody>;
    readonly responses: { readonly [status: string]: Referable<Response> };
    readonly "x-pagination"?: Pagination;
    readonly "x-rate-limit"?: RateLimit;
    readonly "x-idempotent"?: boolean;
    readonly "x-permission"?: string;
    readonly "x-unverified"?: unknown;
  };
}

export interface RequestBody {
  readonly required?: boolean;
  readonly description?: string;
  readonly content: Contents;
}

export interface Response {
  readonly description: string;
  readonly "x-unverified"?: unknown;
  readonly headers?: { readonly [name: string]: DescribedParameter };
  readonly content?: Contents;
}

export interface Contents {
  readonly [mediaType: string]: MediaType & { readonly schema?: Schema };
}

/** A parameter, or a header of a response, which has no `name` field. */
export interface DescribedParameter extends Parameter {
  readonly description?: string;
  readonly schema?: Schema;
  readonly "x-unverified"?: unknown;
}

export function describedOperations(document: ReferenceDocument): readonly DescribedOperation[] {
  return listOperations(document) as readonly DescribedOperation[];
}

/** Returns the application of a tag. @throws Error when the document does not describe the tag. */
export function applicationOf({ tags }: ReferenceDocument, name: string): Application {
  const tag = tags.find((candidate) => candidate.name === name);
  if (tag === undefined) throw new Error(`tag ${name} is missing from the document's tags: describe it there`);
  return tag["x-application"];
}

export function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "-");
}
