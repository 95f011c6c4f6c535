import type { OpenApiDocument, Operation, PathItem } from "./document.ts";
import { SnippetError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { resolve } from "./reference.ts";

/** The methods an OpenAPI path item can hold. */
export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** An operation and the place where it stands. */
export interface FoundOperation {
  readonly operationId: string;
  readonly path: string;
  readonly method: Method;
  readonly pathItem: PathItem;
  readonly operation: Operation;
}

/**
 * Finds an operation by its id.
 *
 * @throws {@link SnippetError} `ERR_UNKNOWN_OPERATION`, naming the nearest ids the document has.
 */
export function findOperation(document: OpenApiDocument, operationId: string): FoundOperation {
  const others: string[] = [];
  for (const found of operations(document)) {
    if (found.operationId === operationId) return found;
    others.push(found.operationId);
  }
  const near = nearest(operationId, others);
  const hint = near.length === 0 ? "It has no operation with an id." : `Nearest: ${near.join(", ")}.`;
  throw new SnippetError(
    "ERR_UNKNOWN_OPERATION",
    `The document has no operation ${JSON.stringify(operationId)}. ${hint}`,
  );
}

function* operations(document: OpenApiDocument): Generator<FoundOperation> {
  for (const [path, entry] of Object.entries(document.paths ?? {})) {
    const pathItem = resolve<PathItem>(document, entry);
    for (const method of methods) {
      const operation = pathItem[method];
      const operationId = operation?.operationId;
      if (operation && operationId !== undefined) yield { operationId, path, method, pathItem, operation };
    }
  }
}

const methods: readonly Method[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
