import type { Content, OpenApiDocument, Operation, Parameter, PathItem, Referable, Server } from "@signet/snippets";
import type { AnySchema } from "../schema/keywords.ts";

/** An OpenAPI 3.0 or 3.1 document, as far as pages show it. */
export interface ReferenceDocument extends OpenApiDocument {
  readonly info?: { readonly title?: string; readonly description?: string; readonly version?: string };
  readonly servers?: readonly DescribedServer[];
  readonly tags?: readonly Tag[];
  readonly externalDocs?: ExternalDocs;
  readonly webhooks?: { readonly [name: string]: Referable<PathItem> };
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocs;
}

export interface ExternalDocs {
  readonly url?: string;
  readonly description?: string;
}

export interface DescribedServer extends Server {
  readonly description?: string;
  readonly variables?: { readonly [name: string]: ServerVariable };
}

export interface ServerVariable {
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface DescribedOperation extends Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly externalDocs?: ExternalDocs;
  readonly servers?: readonly DescribedServer[];
  readonly requestBody?: Referable<DescribedBody>;
  readonly responses?: { readonly [status: string]: Referable<DescribedResponse> };
  readonly callbacks?: { readonly [name: string]: Referable<{ readonly [expression: string]: Referable<PathItem> }> };
}

export interface DescribedBody {
  readonly required?: boolean;
  readonly description?: string;
  readonly content?: Content;
}

export interface DescribedResponse {
  readonly description?: string;
  readonly headers?: { readonly [name: string]: Referable<DescribedParameter> };
  readonly content?: Content;
  readonly links?: { readonly [name: string]: Referable<ResponseLink> };
}

export interface ResponseLink {
  readonly operationId?: string;
  readonly operationRef?: string;
  readonly description?: string;
  readonly parameters?: { readonly [name: string]: unknown };
  readonly requestBody?: unknown;
}

/** A parameter, or a header of a response, which has no `name` field. */
export interface DescribedParameter extends Omit<Parameter, "schema"> {
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema?: AnySchema;
}

/** @throws Error naming the version, when it is not 3.0 or 3.1. */
export function assertVersion(document: OpenApiDocument): void {
  const { swagger, openapi } = document as { swagger?: unknown; openapi?: unknown };
  const version = String(openapi ?? swagger ?? "");
  if (/^3\.[01](?:\.|$)/.test(version)) return;
  const name = swagger === undefined ? "OpenAPI" : "Swagger";
  throw new Error(
    version === ""
      ? 'the document has no "openapi: 3.…": use an OpenAPI 3.0 or 3.1 document'
      : `${name} ${version} is not supported: convert the document to OpenAPI 3.0 or 3.1`,
  );
}

/**
 * Removes what the version ignores: in OpenAPI 3.0, everything beside a reference. Its description stays, because authors mean it.
 */
export function withoutIgnored<Document extends OpenApiDocument>(document: Document): Document {
  return document.openapi.startsWith("3.0") ? (strip(document) as Document) : document;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const { $ref, description, summary } = value as { $ref?: unknown; description?: unknown; summary?: unknown };
  if (typeof $ref !== "string")
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, strip(item)]));
  return {
    $ref,
    ...(typeof description === "string" && { description }),
    ...(typeof summary === "string" && { summary }),
  };
}
