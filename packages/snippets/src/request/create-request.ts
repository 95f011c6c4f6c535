import type { OpenApiDocument } from "../document/openapi-document.ts";
import { findOperation } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { bodyOf } from "./body.ts";
import { expectedResponse } from "./expected-response.ts";
import { cookieField, headerField } from "./headers.ts";
import { paginate } from "./pagination.ts";
import { fillParameters } from "./parameters.ts";
import type { FilledParameter, Pair, QueryPair, RequestModel } from "./request-model.ts";
import { credentialsOf } from "./security.ts";
import { addQueryPairs, addWholeQuery, pathText, withEncodedPairs } from "./serialize.ts";
import { selectBaseUrl } from "./server.ts";
import { snippetDefaults } from "./snippet-defaults.ts";
import { decode, encodeFixedPath, encodeUnreserved, splitTemplate } from "./url.ts";

/**
 * Creates the request that calls an operation: the least it needs, with the document's own examples.
 *
 * @param document - a bundled OpenAPI 3.0 or 3.1 document. Operations are indexed once: pass a new object when it changes.
 * @param operationId - the operation's id, or its method and path, such as `GET /v1/books`.
 * @throws {@link SnippetError} when the document or an option does not allow a correct request; its `code` names the reason.
 *
 * @example
 * ```ts
 * const request = createRequest(document, "listCompanies");
 * const snippets = targetNames.map((target) => writeSnippet(request, target));
 * ```
 */
export function createRequest(
  document: OpenApiDocument,
  operationId: string,
  options: RequestOptions = {},
): RequestModel {
  const found = findOperation(document, operationId);
  const { pages = false } = options;
  const { method, path: template } = found;
  const parameters = fillParameters(document, found, options);
  const credentials = credentialsOf(document, found);
  const query: QueryPair[] = [];
  const headers: Pair[] = [];
  const cookies: Pair[] = [];
  for (const filled of parameters) {
    const { name, in: place } = filled.parameter;
    // Some documents describe an API key as a parameter, too; it is sent once.
    const isCredential = credentials.some(
      (one) => one.place === place && one.name.toLowerCase() === name.toLowerCase(),
    );
    if (isCredential) continue;
    if (place === "query") addQueryPairs(query, filled);
    else if (place === "querystring") addWholeQuery(query, filled);
    else if (place === "header") headers.push(headerField(filled));
    else if (place === "cookie") cookies.push(cookieField(filled));
  }
  const [pathTemplate, fixedQuery] = splitTemplate(template);
  const described = new Set(parameters.flatMap(({ parameter }) => (parameter.in === "query" ? parameter.name : [])));
  for (const pair of fixedQuery.toReversed()) {
    const [name = ""] = pair.split("=");
    if (described.has(decode(name) ?? name)) continue;
    const encoded = expand(pair, parameters, found.operationId, encodeUnreserved);
    const value = encoded.slice(name.length + 1);
    query.unshift({ name, value: decode(value) ?? value, encoded });
  }
  const { response, accept } = expectedResponse(document, found, options.accept);
  if (accept !== undefined) headers.push({ name: "Accept", value: accept });
  const server = selectBaseUrl(document, found, options);
  const path = expandPath(pathTemplate, parameters, found.operationId);
  const request: RequestModel = {
    operationId: found.operationId,
    method: method.toUpperCase(),
    path,
    server,
    url: withEncodedPairs(server + path, query),
    template,
    query,
    headers,
    cookies,
    parameters,
    body: bodyOf(document, found, options),
    credentials,
    defaults: snippetDefaults(document),
    response,
  };
  return pages ? paginate(request, document, found) : request;
}

function expandPath(template: string, parameters: readonly FilledParameter[], operationId: string): string {
  const path = expand(template, parameters, operationId, encodeFixedPath);
  // Clients resolve these two before they send, encoded or not, so the request would go elsewhere.
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `The path of ${operationId} has a segment "." or "..", which no client sends.`,
    );
  }
  return path;
}

/** Replaces `{names}` with the values of parameters, and encodes the text between them. */
function expand(
  template: string,
  parameters: readonly FilledParameter[],
  operationId: string,
  encodeFixed: (text: string) => string,
): string {
  return template.replace(/\{([^{}]*)\}|[^{}]+|[{}]/g, (part, name: string | undefined) => {
    if (name === undefined) return encodeFixed(part);
    const filled = parameters.find(({ parameter }) => parameter.in === "path" && parameter.name === name);
    const text = filled && pathText(filled);
    if (text) return text;
    throw new SnippetError(
      "ERR_MISSING_VALUE",
      `The path parameter ${part} of ${operationId} is empty or not described.`,
    );
  });
}
