import type { OpenApiDocument, Response } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { fieldValue } from "./headers.ts";
import { isSameType, jsonType, textType } from "./media-type.ts";
import type { ExpectedResponse } from "./request-model.ts";

/**
 * Selects the first 2xx response, and the `Accept` header to send. The media type is the accepted one, or else JSON, or
 * else the first. A response of several media types, or of a vendor's JSON, is asked for by name.
 */
export function expectedResponse(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  accept: string | undefined,
): { readonly response: ExpectedResponse; readonly accept: string | undefined } {
  const responses = operation.responses ?? {};
  // JavaScript lists integer keys in ascending order.
  const status = Object.keys(responses).find((key) => /^2\d\d$/.test(key)) ?? "200";
  const entry = responses[status] ?? responses["2XX"] ?? responses.default;
  const mediaTypes = Object.keys(resolve<Response>(document, entry ?? {}).content ?? {});
  if (accept !== undefined && !mediaTypes.some((name) => isSameType(name, accept))) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `${operationId} has no response of type ${JSON.stringify(accept)}: ${mediaTypes.length === 0 ? "omit accept" : `use ${mediaTypes.join(", ")}`}.`,
    );
  }
  const mediaType = accept ?? mediaTypes.find((name) => jsonType.test(name)) ?? mediaTypes[0];
  const isChoice = mediaTypes.length > 1 || /\+json/i.test(mediaType ?? "");
  const isSendable = mediaType !== undefined && !mediaType.includes("*") && fieldValue.test(mediaType);
  return {
    response: { status: Number(status), kind: method === "head" ? "none" : kindOf(mediaType), mediaType },
    accept: accept ?? (isChoice && isSendable && method !== "head" ? mediaType : undefined),
  };
}

function kindOf(mediaType = "*/*"): ExpectedResponse["kind"] {
  if (mediaType === "*/*") return "none";
  if (jsonType.test(mediaType)) return "json";
  return textType.test(mediaType) ? "text" : "binary";
}
