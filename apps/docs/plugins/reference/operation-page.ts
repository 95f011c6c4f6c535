import { readUnverified } from "@signet/openapi";
import { listParameters, resolveReference } from "@signet/snippets";
import { bodiesOf } from "./body.ts";
import {
  type DescribedOperation,
  type DescribedParameter,
  type ReferenceDocument,
  type RequestBody,
  type Response,
  slugOf,
} from "./document.ts";
import type { ReferenceOptions } from "./options.ts";
import { createSamples } from "./sample.ts";
import { type Row, rowOf } from "./schema-rows.ts";

export type OperationPage = ReturnType<typeof operationPage>;
export type PageResponse = ReturnType<typeof responseOf>;

export function operationPage(
  document: ReferenceDocument,
  found: DescribedOperation,
  options: Omit<ReferenceOptions, "document">,
  report: (what: string) => void,
) {
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
    /** The file that describes the operation, from the repository's root. */
    source: options.source?.(tag),
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    unverified: readUnverified({ ...operation }),
    facts: options.facts?.(operation, method, document) ?? [],
    samples: createSamples(document, id, options, report),
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

function responseOf(document: ReferenceDocument, status: string, response: Response) {
  const { description, headers = {}, content } = response;
  return {
    status,
    description,
    unverified: readUnverified({ ...response }),
    headers: Object.entries(headers).map(([name, header]) => parameterRow(document, name, header, true)),
    bodies: bodiesOf(document, content, description),
  };
}

function parameterRow(document: ReferenceDocument, name: string, parameter: DescribedParameter, required = false): Row {
  const { schema = {}, description, example } = parameter;
  const row = rowOf(document, name, schema, required, description);
  const unverified = [...readUnverified({ ...parameter }), ...row.unverified];
  return { ...row, unverified, example: typeof example === "string" ? example : JSON.stringify(example) };
}
