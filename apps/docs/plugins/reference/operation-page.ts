import type { RateLimit } from "@signet/openapi";
import { listParameters, resolveReference, targetNames } from "@signet/snippets";
import type { Body } from "./body.ts";
import { bodiesOf } from "./body.ts";
import type {
  DescribedOperation,
  DescribedParameter,
  Pagination,
  ReferenceDocument,
  RequestBody,
  Response,
} from "./document.ts";
import { slugOf } from "./document.ts";
import type { Sample } from "./sample.ts";
import { createSample } from "./sample.ts";
import type { Row } from "./schema-rows.ts";
import { rowOf } from "./schema-rows.ts";

export interface OperationPage {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly slug: string;
  /** The file that describes the operation, from the repository's root. */
  readonly source: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly idempotent: boolean;
  readonly permission: string;
  readonly pagination: Pagination | undefined;
  /** The limits of the whole API, replaced by this operation's own. */
  readonly rateLimit: RateLimit;
  readonly samples: readonly Sample[];
  readonly parameters: readonly Row[];
  readonly body: { readonly description: string; readonly contents: readonly Body[] } | undefined;
  readonly responses: readonly PageResponse[];
  readonly errors: readonly PageResponse[];
}

export interface PageResponse {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Row[];
  readonly bodies: readonly Body[];
}

export function operationPage(document: ReferenceDocument, found: DescribedOperation): OperationPage {
  const { operationId: id, method, path, operation } = found;
  const [tag = ""] = operation.tags;
  const slug = slugOf(tag);
  const body = operation.requestBody && resolveReference<RequestBody>(document, operation.requestBody);
  const parameters: readonly DescribedParameter[] = listParameters(document, found) as readonly DescribedParameter[];
  const responses = Object.entries(operation.responses).map(([status, response]) =>
    responseOf(document, status, resolveReference<Response>(document, response)),
  );
  return {
    id,
    method: method.toUpperCase(),
    path,
    tag,
    slug,
    source: `openapi/paths/${slug}.yaml`,
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    idempotent: operation["x-idempotent"] ?? ["get", "put", "delete"].includes(method),
    permission: operation["x-permission"] ?? "",
    pagination: operation["x-pagination"],
    rateLimit: { ...document["x-rate-limit"], ...operation["x-rate-limit"] },
    samples: targetNames.map((target) => createSample(document, id, target)),
    parameters: parameters.map((parameter) => ({
      ...parameterRow(document, parameter.name, parameter, parameter.required),
      place: parameter.in,
    })),
    body: body && {
      description: body.description ?? "",
      contents: bodiesOf(document, body.content, body.description),
    },
    responses: responses.filter(({ status }) => status.startsWith("2")),
    errors: responses.filter(({ status }) => !status.startsWith("2")),
  };
}

function responseOf(document: ReferenceDocument, status: string, response: Response): PageResponse {
  const { description, headers = {}, content } = response;
  return {
    status,
    description,
    headers: Object.entries(headers).map(([name, header]) => parameterRow(document, name, header, true)),
    bodies: bodiesOf(document, content, description),
  };
}

function parameterRow(
  document: ReferenceDocument,
  name: string,
  { schema = {}, description, example }: DescribedParameter,
  required = false,
): Row {
  const row = rowOf(document, name, schema, required, description);
  return { ...row, example: typeof example === "string" ? example : JSON.stringify(example) };
}
