import type { OpenApiDocument } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { sampleScalar } from "../sample/sample-scalar.ts";
import type { BodyModel } from "./body.ts";
import { bodyOf } from "./body.ts";
import type { Success } from "./expected-response.ts";
import { successOf } from "./expected-response.ts";
import { cookieField, headerField } from "./headers.ts";
import type { Pages } from "./pages.ts";
import type { FilledParameter } from "./parameters.ts";
import { fillParameters } from "./parameters.ts";
import type { Credential } from "./security.ts";
import { credentialsOf } from "./security.ts";
import type { Pair, QueryPair } from "./serialize.ts";
import { addQueryPairs, pathText } from "./serialize.ts";
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
  /** The server's address and the path with its values, percent-encoded. */
  readonly address: string;
  /** The pairs of the query, decoded, in the document's order. */
  readonly query: readonly QueryPair[];
  /** Header fields beside credentials, cookies and the body's media type. */
  readonly headers: readonly Pair[];
  readonly cookies: readonly Pair[];
  /** The parameters, for a client that serializes them itself. */
  readonly filled: readonly FilledParameter[];
  readonly body: BodyModel | undefined;
  readonly credentials: readonly Credential[];
  /** The secrets that the request came with. */
  readonly carried?: Carried;
  readonly success: Success;
  /** How the pages of the answer follow each other, if the code is to follow them. */
  readonly pages?: Pages;
}

/** Secrets that a request came with; others can take their place. */
export interface Carried {
  readonly token?: string | undefined;
  readonly password?: string | undefined;
}

/** What decides on a call beside the document. */
export interface RequestOptions {
  /**
   * The base address.
   *
   * @defaultValue the document's first server
   */
  readonly server?: string | undefined;
  /**
   * Values for the `{names}` in the server's address.
   *
   * @defaultValue the document's own defaults
   */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether every optional parameter and field is sent, too.
   *
   * @defaultValue `false`
   */
  readonly all?: boolean | undefined;
  /**
   * The media type of the body.
   *
   * @defaultValue JSON if the operation takes it, else a form, a text or a file
   */
  readonly contentType?: string | undefined;
  /**
   * The media type of the answer, such as `text/csv`; sent as `Accept`.
   *
   * @defaultValue what the server chooses
   */
  readonly accept?: string | undefined;
  /**
   * The path of the file that an upload sends.
   *
   * @defaultValue `"upload.bin"`
   */
  readonly file?: string | undefined;
  /**
   * Makes up the texts and numbers that the document does not state by an example, default, enum or const: `sampleScalar`,
   * or one of your own.
   *
   * @defaultValue `sampleScalar` for createSnippet; none for writeSnippet, which then refuses a call that needs one
   */
  readonly sampleScalar?: typeof sampleScalar | undefined;
}

/** Turns an operation into the request it asks for. */
export function createRequest(document: OpenApiDocument, found: FoundOperation, options: RequestOptions): RequestModel {
  const asked = JSON.stringify(options);
  const known = latest.get(found);
  if (known?.asked === asked && known.sampleScalar === options.sampleScalar) return known.request;
  const request = assemble(document, found, options);
  latest.set(found, { asked, sampleScalar: options.sampleScalar, request });
  return request;
}

function assemble(document: OpenApiDocument, found: FoundOperation, options: RequestOptions): RequestModel {
  const { accept } = options;
  const { operationId, method, path: template } = found;
  const filled = fillParameters(document, found, options);
  const credentials = credentialsOf(document, found);
  const query: QueryPair[] = [];
  const headers: Pair[] = [];
  const cookies: Pair[] = [];
  for (const one of filled) {
    const { name, in: place } = one.parameter;
    // Some documents describe an API key as a parameter, too; it is sent once.
    const isSecret = credentials.some((key) => key.place === place && key.name.toLowerCase() === name.toLowerCase());
    if (isSecret) continue;
    if (place === "query") addQueryPairs(query, one);
    else if (place === "header") headers.push(headerField(one));
    else if (place === "cookie") cookies.push(cookieField(one));
  }
  if (accept !== undefined) headers.push({ name: "Accept", value: accept });
  const path = expandPath(template, filled, operationId);
  const base = serverOf(document, found, options);
  return {
    operationId,
    method: method.toUpperCase(),
    server: base,
    template,
    address: base + path,
    query,
    headers,
    cookies,
    filled,
    body: bodyOf(document, found, options),
    credentials,
    success: successOf(document, found, accept),
  };
}

function expandPath(template: string, filled: readonly FilledParameter[], operationId: string): string {
  const path = template.replace(/\{([^{}]*)\}|[^{}]+|[{}]/g, (part, name: string | undefined) => {
    if (name === undefined) return encodeFixedPath(part);
    const one = filled.find(({ parameter }) => parameter.in === "path" && parameter.name === name);
    const text = one && pathText(one);
    if (text) return text;
    throw new SnippetError(
      "ERR_MISSING_VALUE",
      `The path parameter ${part} of ${operationId} is empty or not described.`,
    );
  });
  // Clients resolve these two before they send, encoded or not, so the call would go elsewhere.
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `The path of ${operationId} has a segment "." or "..", which no client sends.`,
    );
  }
  return path;
}

/** The call as it was asked for last: an operation is most often written in all targets, one after the other. */
const latest = new WeakMap<
  FoundOperation,
  Pick<RequestOptions, "sampleScalar"> & { readonly asked: string; readonly request: RequestModel }
>();
