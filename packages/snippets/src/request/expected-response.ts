import type { OpenApiDocument, Response } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { findMediaType, jsonType, textType } from "./body.ts";
import type { ExpectedResponse } from "./request-model.ts";

/** Selects the first 2xx response. Its media type is the accepted one, or else JSON, or else the first. */
export function expectedResponse(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  accept: string | undefined,
): ExpectedResponse {
  const responses = operation.responses ?? {};
  // JavaScript lists integer keys in ascending order.
  const status = Object.keys(responses).find((key) => /^2\d\d$/.test(key)) ?? "200";
  const entry = responses[status] ?? responses["2XX"] ?? responses.default;
  const mediaTypes = Object.keys(resolve<Response>(document, entry ?? {}).content ?? {});
  if (accept !== undefined && findMediaType(mediaTypes, accept) === undefined) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `${operationId} has no response of type ${JSON.stringify(accept)}: ${mediaTypes.length === 0 ? "omit accept" : `use ${mediaTypes.join(", ")}`}.`,
    );
  }
  const mediaType = accept ?? mediaTypes.find((name) => jsonType.test(name)) ?? mediaTypes[0];
  return { status: Number(status), kind: method === "head" ? "none" : kindOf(mediaType), mediaType };
}

function kindOf(mediaType = "*/*"): ExpectedResponse["kind"] {
  if (mediaType === "*/*") return "none";
  if (jsonType.test(mediaType)) return "json";
  return textType.test(mediaType) ? "text" : "binary";
}
