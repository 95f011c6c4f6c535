import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { reasonOf, SandboxError } from "../errors.ts";

/** The contract as the sandbox reads it: the document, and its operations with where their parts stand. */
export interface Contract {
  document: JsonObject;
  operations: readonly ContractOperation[];
  /** How many requests of one token may run at the same time (`x-rate-limit`). */
  concurrent: number;
}

/** One operation of the contract. Pointers are JSON pointers into the document. */
export interface ContractOperation {
  id: string;
  method: string;
  path: string;
  pointer: string;
  parameters: readonly ContractParameter[];
  body: ContractBody | undefined;
  /** The types that an answer of success may have, the one used by default first. */
  mediaTypes: readonly string[];
  /** How many requests of one token may run at the same time, where that is fewer than of all operations together. */
  concurrent: number | undefined;
}

/** The body of a request. */
export interface ContractBody {
  required: boolean;
  /** The types it may have, and the schema of each. */
  content: readonly { type: string; schemaPointer: string }[];
}

/** A parameter in the path or the query. */
export interface ContractParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: JsonObject;
  schemaPointer: string;
}

/** A JSON object of the document. */
export interface JsonObject {
  [key: string]: unknown;
}

/**
 * Reads the bundled contract.
 *
 * @param path - the file. Default: the copy made by the build, or the workspace's own.
 * @throws {@link SandboxError} `ERR_CONTRACT` when it is missing, no JSON, refers to what is not there, or lacks an operationId.
 */
export function loadContract(path: string = defaultPath()): Contract {
  const document = parse(path);
  try {
    assertReferences(document, document);
    return { document, operations: listOperations(document), concurrent: readConcurrent(document) ?? 20 };
  } catch (error) {
    throw broken(path, error);
  }
}

/** Finds what a JSON pointer (`#/components/…`) points at, following references; `pointer` is where it stands in the end. */
export function resolvePointer(document: JsonObject, pointer: string): { value: JsonObject; pointer: string } {
  const value = pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((node, segment) => (node as JsonObject | undefined)?.[unescapePointer(segment)], document);
  if (typeof value !== "object" || value === null) throw new Error(`nothing stands at ${pointer}`);
  const { $ref } = value as JsonObject;
  return typeof $ref === "string" ? resolvePointer(document, $ref) : { value: value as JsonObject, pointer };
}

function defaultPath(): string {
  const copy = fileURLToPath(new URL("../openapi.json", import.meta.url));
  return existsSync(copy) ? copy : createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
}

function parse(path: string): JsonObject {
  try {
    const document: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof document === "object" && document !== null && "paths" in document) return document as JsonObject;
    throw new Error("it has no paths");
  } catch (error) {
    throw broken(path, error);
  }
}

function broken(path: string, error: unknown): SandboxError {
  return new SandboxError(
    "ERR_CONTRACT",
    `the contract ${path} is broken (${reasonOf(error)}): make it anew with "pnpm generate", or reinstall the package`,
  );
}

function listOperations(document: JsonObject): ContractOperation[] {
  return Object.entries(document.paths as JsonObject).flatMap(([path, item]) =>
    methods
      .filter((method) => method in (item as JsonObject))
      .map((method) => readOperation(document, path, method, `#/paths/${escapePointer(path)}`)),
  );
}

function readOperation(document: JsonObject, path: string, method: string, itemPointer: string): ContractOperation {
  const pointer = `${itemPointer}/${method}`;
  const { value: operation } = resolvePointer(document, pointer);
  if (typeof operation.operationId !== "string") throw new Error(`${method} ${path} has no operationId`);
  const parameters = [itemPointer, pointer].flatMap((owner) =>
    ((resolvePointer(document, owner).value.parameters ?? []) as unknown[]).map((_, index) =>
      readParameter(document, `${owner}/parameters/${index}`),
    ),
  );
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    pointer,
    parameters,
    body: readBody(document, operation, pointer),
    mediaTypes: readMediaTypes(document, operation, pointer),
    concurrent: readConcurrent(operation),
  };
}

function readParameter(document: JsonObject, at: string): ContractParameter {
  const { value, pointer } = resolvePointer(document, at);
  if (value.in !== "path" && value.in !== "query") throw new Error(`${at} is neither in the path nor in the query`);
  const schemaPointer = `${pointer}/schema`;
  return {
    name: String(value.name),
    in: value.in,
    required: value.required === true,
    schema: resolvePointer(document, schemaPointer).value,
    schemaPointer,
  };
}

function readBody(document: JsonObject, operation: JsonObject, pointer: string): ContractBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  const { value, pointer: at } = resolvePointer(document, `${pointer}/requestBody`);
  const content = Object.keys(value.content as JsonObject).map((type) => {
    const schemaPointer = `${at}/content/${escapePointer(type)}/schema`;
    resolvePointer(document, schemaPointer);
    return { type, schemaPointer };
  });
  return { required: value.required === true, content };
}

function readConcurrent({ "x-rate-limit": limit }: JsonObject): number | undefined {
  const concurrent = (limit as JsonObject | undefined)?.concurrent;
  return typeof concurrent === "number" ? concurrent : undefined;
}

function readMediaTypes(document: JsonObject, operation: JsonObject, pointer: string): string[] {
  const statuses = Object.keys(operation.responses as JsonObject).filter((status) => status.startsWith("2"));
  const types = statuses.flatMap((status) =>
    Object.keys(resolvePointer(document, `${pointer}/responses/${status}`).value.content ?? {}),
  );
  return [...new Set(types)];
}

function assertReferences(document: JsonObject, node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const { $ref } = node as JsonObject;
  if (typeof $ref === "string") resolvePointer(document, $ref);
  for (const child of Object.values(node)) assertReferences(document, child);
}

function escapePointer(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescapePointer(segment: string): string {
  return decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}

const methods = ["get", "put", "post", "delete", "patch"];
