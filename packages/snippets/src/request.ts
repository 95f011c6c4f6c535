import type { RequestBodyModel } from "./body.ts";
import { jsonBody } from "./body.ts";
import type { OpenApiDocument, Operation, Response } from "./document.ts";
import { SnippetError } from "./errors.ts";
import { headerFields } from "./headers.ts";
import type { JsonObject } from "./json.ts";
import { findOperation } from "./operation.ts";
import type { FilledParameter } from "./parameters.ts";
import { fillParameters } from "./parameters.ts";
import { resolve } from "./reference.ts";
import { usesBasic } from "./security.ts";
import type { QueryPair } from "./serialize.ts";
import { pathText, queryPairs } from "./serialize.ts";
import { serverOf } from "./server.ts";
import { encodeFixedPath } from "./url.ts";

/** One call, in no language: what every target writes in its own. */
export interface RequestModel {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** The base address, without a slash at its end. */
  readonly server: string;
  /** The path with `{names}`, as the document has it. */
  readonly template: string;
  /** The path with its values, percent-encoded. */
  readonly path: string;
  /** The pairs of the query, decoded, in the document's order. */
  readonly query: readonly QueryPair[];
  /** Header fields beside credentials and `Content-Type: application/json`. */
  readonly headers: readonly HeaderField[];
  /** The values by parameter, for a client that serializes them itself. */
  readonly values: { readonly path: JsonObject; readonly query: JsonObject; readonly header: JsonObject };
  readonly body: RequestBodyModel | undefined;
  /** Whether the token is sent, as the user-id of http basic with an empty password. */
  readonly secured: boolean;
  readonly success: Success;
}

/** A header's name and value. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** The answer a call hopes for. */
export interface Success {
  readonly status: number;
  readonly json: boolean;
}

/** Turns an operation into the request it asks for. */
export function createRequest(document: OpenApiDocument, operationId: string, server?: string): RequestModel {
  const found = findOperation(document, operationId);
  const filled = fillParameters(document, found);
  const at = (place: string) => filled.filter(({ parameter }) => parameter.in === place);
  refuseCookies(operationId, at("cookie"));
  const body = jsonBody(document, found);
  return {
    operationId,
    method: found.method.toUpperCase(),
    server: serverOf(document, found, server),
    template: found.path,
    path: expandPath(found.path, at("path"), operationId),
    query: at("query").flatMap(queryPairs),
    headers: headerFields(at("header"), body),
    values: { path: byName(at("path")), query: byName(at("query")), header: byName(at("header")) },
    body,
    secured: usesBasic(document, found),
    success: successOf(document, found.operation.responses ?? {}),
  };
}

function expandPath(template: string, filled: readonly FilledParameter[], operationId: string): string {
  const texts = new Map(filled.map((one) => [one.parameter.name, pathText(one)]));
  const path = template
    .split(/(\{[^{}]*\})/)
    .map((part, index) => {
      if (index % 2 === 0) return encodeFixedPath(part);
      const text = texts.get(part.slice(1, -1));
      if (text) return text;
      const reason = text === "" ? "is empty, which would be another path" : "is not described";
      throw new SnippetError("ERR_MISSING_VALUE", `The path parameter ${part} of ${operationId} ${reason}.`);
    })
    .join("");
  // Clients resolve these two before they send, encoded or not, so the call would go elsewhere.
  if (path.split("/").some((segment) => segment === "." || segment === "..")) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `A path parameter of ${operationId} is "." or "..", which no client sends.`,
    );
  }
  return path;
}

function refuseCookies(operationId: string, [first]: readonly FilledParameter[]): void {
  if (!first) return;
  const name = JSON.stringify(first.parameter.name);
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `${operationId} requires the cookie ${name}; cookies are not written.`,
  );
}

function byName(filled: readonly FilledParameter[]): JsonObject {
  return Object.fromEntries(filled.map(({ parameter, value }) => [parameter.name, value]));
}

function successOf(document: OpenApiDocument, responses: NonNullable<Operation["responses"]>): Success {
  const [status = "200"] = Object.keys(responses)
    .filter((key) => /^2\d\d$/.test(key))
    .sort();
  const entry = responses[status] ?? responses["2XX"] ?? responses.default;
  const mediaTypes = Object.keys(entry ? (resolve<Response>(document, entry).content ?? {}) : {});
  return { status: Number(status), json: mediaTypes.some((type) => /[/+]json\b/i.test(type)) };
}
