import type { OpenApiDocument, Response } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { isJsonType, isTextType, named } from "./body.ts";
import type { ExpectedResponse } from "./request-model.ts";

/** Tells the answer a call hopes for: the first 2xx, and of its forms the one asked for, else JSON, else the first. */
export function expectedResponse(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  accept: string | undefined,
): ExpectedResponse {
  const responses = operation.responses ?? {};
  // The names that are whole numbers come sorted.
  const status = Object.keys(responses).find((key) => /^2\d\d$/.test(key)) ?? "200";
  const entry = responses[status] ?? responses["2XX"] ?? responses.default;
  const mediaTypes = Object.keys(resolve<Response>(document, entry ?? {}).content ?? {});
  if (accept !== undefined && named(mediaTypes, accept) === undefined) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `${operationId} does not answer with ${JSON.stringify(accept)}. It has: ${mediaTypes.join(", ") || "nothing"}.`,
    );
  }
  const mediaType = accept ?? mediaTypes.find(isJsonType) ?? mediaTypes[0];
  return { status: Number(status), kind: method === "head" ? "none" : kindOf(mediaType), mediaType };
}

/** How an answer of a media type is read. */
function kindOf(mediaType = "*/*"): ExpectedResponse["kind"] {
  if (mediaType === "*/*") return "none";
  if (isJsonType(mediaType)) return "json";
  return isTextType(mediaType) ? "text" : "binary";
}
