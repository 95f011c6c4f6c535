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
  }[];
}

export interface DescribedOperation extends FoundOperation {
  readonly operation: Operation & {
    readonly tags: readonly string[];
    readonly summary: string;
    readonly description: string;
    readonly deprecated?: boolean;
    readonly requestBody?: Referable<RequestBody>;
    readonly responses: { readonly [status: string]: Referable<Response> };
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

export function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "-");
}
