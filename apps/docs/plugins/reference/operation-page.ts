import { targetNames } from "@signet/snippets";
import type { Body } from "./body.ts";
import { bodiesOf } from "./body.ts";
import type {
  Contract,
  ContractOperation,
  ContractParameter,
  ContractResponse,
  Pagination,
  RateLimit,
} from "./contract.ts";
import { slugOf } from "./contract.ts";
import type { Sample } from "./sample.ts";
import { createSample } from "./sample.ts";
import type { Row } from "./schema-rows.ts";
import { rowOf } from "./schema-rows.ts";

/** All that the page of an operation shows. */
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
  readonly pagination?: Pagination;
  /** The limits of the whole API, and above them this operation's own. */
  readonly rateLimit: RateLimit;
  readonly samples: readonly Sample[];
  readonly parameters: readonly (Row & { readonly place: string; readonly example?: string })[];
  readonly body?: { readonly required: boolean; readonly description: string; readonly contents: readonly Body[] };
  readonly responses: readonly PageResponse[];
  readonly errors: readonly PageResponse[];
}

/** A response by status. */
export interface PageResponse {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly (Row & { readonly example?: string })[];
  readonly bodies: readonly Body[];
}

/** Collects what the page of an operation shows. */
export function operationPage(contract: Contract, operation: ContractOperation): OperationPage {
  const { id, method, path, tag, summary, description, deprecated, idempotent, pagination } = operation;
  const { parameters, body } = operation;
  const slug = slugOf(tag);
  const responses = operation.responses.map((response) => responseOf(contract, response));
  return {
    id,
    method,
    path,
    tag,
    slug,
    source: `openapi/paths/${slug}.yaml`,
    summary,
    description,
    deprecated,
    idempotent,
    permission: operation.permission,
    ...(pagination && { pagination }),
    rateLimit: { ...contract["x-rate-limit"], ...operation.rateLimit },
    samples: targetNames.map((target) => createSample(contract, id, target)),
    parameters: parameters.map((parameter) => parameterRow(contract, parameter)),
    ...(body && {
      body: {
        required: body.required,
        description: body.description,
        contents: bodiesOf(contract, body.content, body.description),
      },
    }),
    responses: responses.filter(({ status }) => status.startsWith("2")),
    errors: responses.filter(({ status }) => !status.startsWith("2")),
  };
}

function parameterRow(contract: Contract, parameter: ContractParameter): OperationPage["parameters"][number] {
  const { name, in: place, required = false, schema = {}, description, example } = parameter;
  return { ...rowOf(contract, name, schema, required, description), place, ...exampleOf(example) };
}

function responseOf(contract: Contract, { status, ...response }: ContractResponse & { status: string }): PageResponse {
  return {
    status,
    description: response.description,
    headers: Object.entries(response.headers ?? {}).map(([name, { schema = {}, description, example }]) => ({
      ...rowOf(contract, name, schema, true, description),
      ...exampleOf(example),
    })),
    bodies: bodiesOf(contract, response.content, response.description),
  };
}

function exampleOf(example: unknown): { example?: string } {
  return example === undefined ? {} : { example: typeof example === "string" ? example : JSON.stringify(example) };
}
