import type { OpenApiDocument, RequestBody } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { Json } from "./json.ts";
import { asJson } from "./json.ts";
import type { FoundOperation } from "./operation.ts";
import { ownExample } from "./parameters.ts";
import { resolve } from "./reference.ts";
import { sampleValue } from "./sample.ts";

/** A JSON body. */
export interface RequestBodyModel {
  readonly mediaType: string;
  readonly value: Json;
}

/** The body of a call: the media type's example, else what its schema requires; none if it is neither given nor required. */
export function jsonBody(
  document: OpenApiDocument,
  { operation, operationId }: FoundOperation,
): RequestBodyModel | undefined {
  if (!operation.requestBody) return undefined;
  const { content = {}, required = false } = resolve<RequestBody>(document, operation.requestBody);
  const where = `The body of ${operationId}`;
  const [mediaType, form] = Object.entries(content).find(([name]) => isJson(name)) ?? [];
  if (mediaType === undefined || !form) {
    if (!required) return undefined;
    throw new SnippetError("ERR_UNSUPPORTED_BODY", `${where} has no JSON form, and no other is written.`);
  }
  const example = ownExample(document, form);
  if (example !== undefined) return { mediaType, value: asJson(example, where) };
  if (!required) return undefined;
  const value = form.schema === undefined ? undefined : sampleValue(document, form.schema, "body");
  if (value !== undefined) return { mediaType, value };
  throw new SnippetError("ERR_MISSING_VALUE", `${where} has no usable value: give its media type an example.`);
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$/i.test(mediaType);
}
