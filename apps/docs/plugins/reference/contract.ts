import { readFileSync } from "node:fs";
import type { OpenApiDocument, Operation, Parameter, PathItem } from "@signet/snippets";
import { resolve } from "./resolve.ts";
import type { Schema } from "./schema.ts";

/** The contract, with the parts that only pages read. */
export interface Contract extends OpenApiDocument {
  readonly info: { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly Tag[];
  readonly "x-rate-limit": RateLimit;
  readonly paths: { readonly [path: string]: PathItem };
}

/** A group of operations, and the vendor's application where their callers copy a token. */
export interface Tag {
  readonly name: string;
  readonly description: string;
  readonly "x-application": Application;
}

/** An application of the vendor. */
export type Application = "SPM" | "TPRM";

/** How a list is read to its end. */
export type Pagination = "links" | "offset" | "cursor";

/** How often one may ask. */
export interface RateLimit {
  readonly concurrent?: number;
  readonly recommendedConcurrent?: number;
  readonly requests?: number;
  readonly windowSeconds?: number;
}

/** A body or an answer of one media type. */
export interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: { readonly [name: string]: { readonly value?: unknown } };
}

/** Contents by media type. */
export interface Contents {
  readonly [mediaType: string]: Content;
}

/** A header of an answer. */
export interface Header {
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** An answer of the contract. */
export interface ContractResponse {
  readonly description: string;
  readonly headers?: { readonly [name: string]: Header };
  readonly content?: Contents;
}

/** A parameter of the contract. */
export interface ContractParameter extends Omit<Parameter, "schema"> {
  readonly description?: string;
  readonly schema?: Schema;
}

/** An operation and where it stands, its references followed. */
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ContractParameter[];
  readonly permission: string;
  readonly deprecated: boolean;
  readonly idempotent: boolean;
  readonly pagination?: Pagination;
  readonly rateLimit?: RateLimit;
  readonly body?: { readonly required: boolean; readonly description: string; readonly content: Contents };
  readonly responses: readonly (ContractResponse & { readonly status: string })[];
}

interface Body {
  readonly required?: boolean;
  readonly description?: string;
  readonly content?: Contents;
}

type Described = Operation & {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: boolean;
  readonly "x-permission": string;
  readonly "x-pagination"?: Pagination;
  readonly "x-rate-limit"?: RateLimit;
  readonly "x-idempotent"?: boolean;
};

/**
 * Returns the application of a tag.
 *
 * @throws Error when the contract does not describe the tag.
 */
export function applicationOf(contract: Contract, tag: string): Application {
  const group = contract.tags.find(({ name }) => name === tag);
  if (group === undefined) throw new Error(`tag ${tag} is missing from the document's tags: describe it there`);
  return group["x-application"];
}

/** Returns a tag's name in addresses and file names. */
export function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "-");
}

/** Reads the contract, uncached, so that an edit is seen. */
export function readContract(file: string): Contract {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every operation, in the contract's order. */
export function listOperations(contract: Contract): ContractOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as Described | undefined;
      return operation?.operationId === undefined ? [] : [read(contract, path, method, item, operation)];
    }),
  );
}

function read(
  contract: Contract,
  path: string,
  method: string,
  item: PathItem,
  operation: Described,
): ContractOperation {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  const body = operation.requestBody && resolve<Body>(contract, operation.requestBody);
  const { "x-pagination": pagination, "x-rate-limit": rateLimit } = operation;
  return {
    id: operation.operationId ?? "",
    method: method.toUpperCase(),
    path,
    tag: operation.tags[0] ?? "",
    summary: operation.summary,
    description: operation.description,
    permission: operation["x-permission"],
    parameters: parameters.map((parameter) => resolve<ContractParameter>(contract, parameter)),
    deprecated: operation.deprecated ?? false,
    idempotent: operation["x-idempotent"] ?? ["get", "put", "delete"].includes(method),
    ...(pagination && { pagination }),
    ...(rateLimit && { rateLimit }),
    ...(body && { body: { required: false, description: "", content: {}, ...body } }),
    responses: Object.entries(operation.responses ?? {}).map(([status, response]) => ({
      status,
      ...resolve<ContractResponse>(contract, response),
    })),
  };
}

const methods = ["get", "post", "put", "patch", "delete"] as const;
