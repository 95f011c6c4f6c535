import type { Body } from "./body.ts";
import { bodiesOf } from "./body.ts";
import type {
  Application,
  Contract,
  ContractOperation,
  ContractParameter,
  ContractResponse,
  Pagination,
  RateLimit,
} from "./contract.ts";
import { permissionOf } from "./permission.ts";
import type { Sample } from "./sample.ts";
import { createSamples } from "./sample.ts";
import type { Row } from "./schema-rows.ts";
import { rowOf } from "./schema-rows.ts";

/** All that the page of an operation shows. */
export interface OperationPage {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly idempotent: boolean;
  readonly application: Application;
  readonly permission: string;
  readonly pagination?: Pagination;
  /** The limits of the whole API, and above them this operation's own. */
  readonly rateLimit: RateLimit;
  readonly samples: readonly Sample[];
  readonly parameters: readonly (Row & { readonly place: string; readonly example?: string })[];
  readonly body?: { readonly required: boolean; readonly description: string; readonly contents: readonly Body[] };
  readonly answers: readonly Answer[];
  readonly errors: readonly Answer[];
}

/** An answer by status. */
export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly (Row & { readonly example?: string })[];
  readonly bodies: readonly Body[];
}

/** Collects what the page of an operation shows. */
export function operationPage(contract: Contract, operation: ContractOperation): OperationPage {
  const { id, method, path, tag, summary, description, deprecated, idempotent, pagination } = operation;
  const { parameters, body, responses } = operation;
  const group = contract.tags.find(({ name }) => name === tag);
  if (group === undefined) throw new Error(`${id} has the tag ${tag}, which the contract does not describe.`);
  const answers = responses.map((response) => answerOf(contract, response));
  return {
    id,
    method,
    path,
    tag,
    summary,
    description,
    deprecated,
    idempotent,
    application: group["x-application"],
    permission: permissionOf(operation),
    ...(pagination && { pagination }),
    rateLimit: { ...contract["x-rate-limit"], ...operation.rateLimit },
    samples: createSamples(contract, id),
    parameters: parameters.map((parameter) => parameterRow(contract, parameter)),
    ...(body && {
      body: {
        required: body.required,
        description: body.description,
        contents: bodiesOf(contract, body.content, body.description),
      },
    }),
    answers: answers.filter(({ status }) => status.startsWith("2")),
    errors: answers.filter(({ status }) => !status.startsWith("2")),
  };
}

function parameterRow(contract: Contract, parameter: ContractParameter): OperationPage["parameters"][number] {
  const { name, in: place, required = false, schema = {}, description, example } = parameter;
  return { ...rowOf(contract, name, schema, required, description), place, ...exampleOf(example) };
}

function answerOf(contract: Contract, { status, ...response }: ContractResponse & { status: string }): Answer {
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
