import type { Content, Contract, ContractOperation, ContractParameter, ContractResponse } from "./contract.ts";
import type { Segment } from "./highlight.ts";
import { highlight } from "./highlight.ts";
import { resolve } from "./resolve.ts";
import type { Sample } from "./sample.ts";
import { createSamples } from "./sample.ts";
import type { Row, Schema } from "./schema-rows.ts";
import { rowOf, schemaRows } from "./schema-rows.ts";
import { describeType } from "./schema-type.ts";

/** All that the page of an operation shows. */
export interface OperationPage {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly samples: readonly Sample[];
  readonly parameters: readonly (Row & { readonly place: string; readonly example?: string })[];
  readonly body?: Body & { readonly required: boolean };
  readonly answers: readonly Answer[];
  readonly errors: readonly Answer[];
}

/** What a request or an answer carries. */
export interface Body {
  readonly type: string;
  readonly description: string;
  readonly rows: readonly Row[];
  readonly example: readonly Segment[];
}

/** An answer by status. */
export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly (Row & { readonly example?: string })[];
  readonly body?: Body;
}

/** Collects what the page of an operation shows. */
export function operationPage(contract: Contract, operation: ContractOperation): OperationPage {
  const { id, method, path, tag, summary, description, parameters, body, responses } = operation;
  const answers = responses.map((response) => answerOf(contract, response));
  return {
    id,
    method,
    path,
    tag,
    summary,
    description,
    samples: createSamples(contract, id),
    parameters: parameters.map((parameter) => parameterRow(contract, parameter)),
    ...(body && { body: { required: body.required, ...bodyOf(contract, body.content) } }),
    answers: answers.filter(({ status }) => status.startsWith("2")),
    errors: answers.filter(({ status }) => !status.startsWith("2")),
  };
}

function parameterRow(contract: Contract, parameter: ContractParameter): OperationPage["parameters"][number] {
  const { name, in: place, required = false, schema = {}, description, example } = parameter;
  return { ...rowOf(contract, name, schema, required, description), place, ...exampleOf(example) };
}

function answerOf(contract: Contract, { status, ...response }: ContractResponse & { status: string }): Answer {
  const content = response.content?.["application/json"];
  return {
    status,
    description: response.description,
    headers: Object.entries(response.headers ?? {}).map(([name, { schema = {}, description, example }]) => ({
      ...rowOf(contract, name, schema, true, description),
      ...exampleOf(example),
    })),
    ...(content && { body: withoutEcho(bodyOf(contract, content), response.description) }),
  };
}

/** A body's description says nothing when the answer's has said it. */
function withoutEcho(body: Body, said: string): Body {
  return body.description === said ? { ...body, description: "" } : body;
}

function bodyOf(contract: Contract, { schema = {}, example }: Content): Body {
  return {
    type: describeType(contract, schema),
    description: resolve<Schema>(contract, schema).description ?? "",
    rows: schemaRows(contract, schema),
    example: example === undefined ? [] : highlight(JSON.stringify(example, null, 2), "json"),
  };
}

function exampleOf(example: unknown): { example?: string } {
  return example === undefined ? {} : { example: String(example) };
}
