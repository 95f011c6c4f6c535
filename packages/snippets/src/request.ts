import type { BodyModel } from "./body.ts";
import { bodyOf } from "./body.ts";
import type { OpenApiDocument } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { Field } from "./headers.ts";
import { cookieFields, headerFields } from "./headers.ts";
import type { JsonObject } from "./json.ts";
import type { FoundOperation } from "./operation.ts";
import { findOperation } from "./operation.ts";
import type { Pages } from "./pages.ts";
import { pagesOf } from "./pages.ts";
import type { FilledParameter } from "./parameters.ts";
import { fillParameters } from "./parameters.ts";
import type { Credential } from "./security.ts";
import { credentialsOf } from "./security.ts";
import type { QueryPair } from "./serialize.ts";
import { pathText, queryPairs } from "./serialize.ts";
import { serverOf } from "./server.ts";
import type { Success } from "./success.ts";
import { successOf } from "./success.ts";
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
  /** Header fields beside credentials, cookies and the body's media type. */
  readonly headers: readonly Field[];
  readonly cookies: readonly Field[];
  /** The values by parameter, for a client that serializes them itself. */
  readonly values: { readonly path: JsonObject; readonly query: JsonObject; readonly header: JsonObject };
  readonly body: BodyModel | undefined;
  readonly credentials: readonly Credential[];
  readonly success: Success;
  readonly pages: Pages | undefined;
  /** Whether the document is the one that `@signet/client` is made from. */
  readonly isContract: boolean;
}

/** What decides on a call beside the document. */
export interface RequestOptions {
  readonly server?: string | undefined;
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  readonly all?: boolean | undefined;
  readonly pages?: boolean | undefined;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  readonly file?: string | undefined;
}

/** Turns an operation into the request it asks for. */
export function createRequest(document: OpenApiDocument, operationId: string, options: RequestOptions): RequestModel {
  const found = findOperation(document, operationId);
  const known = latest.get(found);
  if (known && asksTheSame(known.options, options)) return known.request;
  const request = assemble(document, found, options);
  latest.set(found, { options: { ...options }, request });
  return request;
}

function assemble(document: OpenApiDocument, found: FoundOperation, options: RequestOptions): RequestModel {
  const { server, serverVariables, all = false, pages = false, contentType, accept, file = "upload.bin" } = options;
  const { operationId } = found;
  const filled = fillParameters(document, found, all);
  const at = (place: string) => filled.filter(({ parameter }) => parameter.in === place);
  const [path, query, header] = [at("path"), at("query"), at("header")];
  const success = successOf(document, found, accept);
  const credentials = credentialsOf(document, found);
  const headers = headerFields(header);
  return {
    operationId,
    method: found.method.toUpperCase(),
    server: serverOf(document, found, server, serverVariables),
    template: found.path,
    path: expandPath(found.path, path, operationId),
    query: without(query.flatMap(queryPairs), credentials, "query"),
    headers: [
      ...without(headers, credentials, "header"),
      ...(accept === undefined ? [] : [{ name: "Accept", value: accept }]),
    ],
    cookies: without(cookieFields(at("cookie")), credentials, "cookie"),
    values: { path: byName(path), query: byName(query), header: byName(header) },
    body: bodyOf(document, found, { all, contentType, file }),
    credentials,
    success,
    pages: pages ? pagesOf(document, found) : undefined,
    isContract: isContract(document),
  };
}

/** Some documents describe an API key as a parameter, too; it is sent once. */
function without<One extends { readonly name: string }>(
  fields: readonly One[],
  credentials: readonly Credential[],
  place: Credential["place"],
): readonly One[] {
  const names = credentials.filter((one) => one.place === place).map(({ name }) => name.toLowerCase());
  return names.length === 0 ? fields : fields.filter(({ name }) => !names.includes(name.toLowerCase()));
}

function expandPath(template: string, filled: readonly FilledParameter[], operationId: string): string {
  if (filled.length === 0 && !template.includes("{")) return checkedPath(encodeFixedPath(template), operationId);
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
  return checkedPath(path, operationId);
}

/** Clients resolve these two before they send, encoded or not, so the call would go elsewhere. */
function checkedPath(path: string, operationId: string): string {
  if (!/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return path;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `A segment of the path of ${operationId} is "." or "..", which no client sends.`,
  );
}

function byName(filled: readonly FilledParameter[]): JsonObject {
  return Object.fromEntries(filled.map(({ parameter, value }) => [parameter.name, value]));
}

/** The contract of this repository names itself and its API. */
function isContract({ info, servers }: OpenApiDocument): boolean {
  return (
    /\bSignet\b/.test(info?.title ?? "") && (servers ?? []).some(({ url }) => url === "https://api.bitsighttech.com")
  );
}

function asksTheSame(left: RequestOptions, right: RequestOptions): boolean {
  return (
    left.server === right.server &&
    left.serverVariables === right.serverVariables &&
    left.all === right.all &&
    left.pages === right.pages &&
    left.contentType === right.contentType &&
    left.accept === right.accept &&
    left.file === right.file
  );
}

/** The call as it was asked for last: an operation is most often written in all targets, one after the other. */
const latest = new WeakMap<FoundOperation, { readonly options: RequestOptions; readonly request: RequestModel }>();
