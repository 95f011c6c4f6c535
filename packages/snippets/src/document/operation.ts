import { SnippetError } from "../errors.ts";
import { listed, own } from "./json.ts";
import type { Method, OpenApiDocument, Operation, Parameter, PathItem } from "./openapi-document.ts";
import { resolve } from "./reference.ts";

/** An operation, its path and its method. */
export interface FoundOperation {
  /** Its operationId, else its method in capitals and its path: `GET /v1/books`. */
  readonly operationId: string;
  readonly path: string;
  /** In small letters, unless the document names it among its `additionalOperations`. */
  readonly method: Method | (string & {});
  readonly pathItem: PathItem;
  readonly operation: Operation;
}

/**
 * Lists a document's operations in its order.
 *
 * An operation without an operationId, or with one that another already has, is named `METHOD /path`.
 */
export function listOperations(document: OpenApiDocument): readonly FoundOperation[] {
  return indexOf(document).list;
}

/** Finds an operation by its id, or by `METHOD /path` in any case of METHOD. @throws {@link SnippetError} `ERR_UNKNOWN_OPERATION` */
export function findOperation(document: OpenApiDocument, operationId: string): FoundOperation {
  const { list, byName } = indexOf(document);
  const found =
    byName.get(operationId) ?? byName.get(operationId.replace(/^[a-z]+(?= \/)/, (method) => method.toUpperCase()));
  if (found) return found;
  const near = nearest(
    operationId,
    list.map((entry) => entry.operationId),
  );
  throw new SnippetError(
    "ERR_UNKNOWN_OPERATION",
    `The operation ${JSON.stringify(operationId)} is unknown. Nearest: ${near.join(", ") || "none"}.`,
  );
}

/**
 * Lists an operation's parameters, references followed.
 *
 * The path's parameters come first; the operation's replace those of the same name and place.
 */
export function listParameters(
  document: OpenApiDocument,
  { pathItem, operation }: FoundOperation,
): readonly Parameter[] {
  const declared = new Map<string, Parameter>();
  for (const entry of [...listed(pathItem.parameters), ...listed(operation.parameters)]) {
    const parameter = resolve<Parameter>(document, entry);
    declared.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...declared.values()];
}

interface Index {
  readonly list: readonly FoundOperation[];
  readonly byName: ReadonlyMap<string, FoundOperation>;
}

function indexOf(document: OpenApiDocument): Index {
  const known = indexes.get(document);
  if (known) return known;
  const list: FoundOperation[] = [];
  const byName = new Map<string, FoundOperation>();
  for (const [path, entry] of Object.entries(document.paths ?? {})) {
    if (!path.startsWith("/")) continue; // an extension, x-…
    const pathItem = resolve<PathItem>(document, entry);
    const { additionalOperations = {} } = pathItem;
    for (const method of [...methods, ...Object.keys(additionalOperations)]) {
      const operation =
        own(pathItem as { readonly [method: string]: Operation }, method) ?? own(additionalOperations, method);
      if (typeof operation !== "object" || operation === null) continue;
      const name = `${method.toUpperCase()} ${path}`;
      const declared = String(operation.operationId ?? "");
      const operationId = declared === "" || byName.has(declared) ? name : declared;
      const found: FoundOperation = { operationId, path, method, pathItem, operation };
      list.push(found);
      byName.set(operationId, found);
      if (!byName.has(name)) byName.set(name, found);
    }
  }
  const index = { list, byName };
  indexes.set(document, index);
  return index;
}

const methods: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Returns the three candidates most similar to a name, by Dice's coefficient. */
function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const pairs = pairsOf(name);
  const similarity = (candidate: string) => {
    const others = pairsOf(candidate);
    return [...others].filter((pair) => pairs.has(pair)).length / (pairs.size + others.size);
  };
  return [...candidates].sort((left, right) => similarity(right) - similarity(left)).slice(0, 3);
}

function pairsOf(text: string): ReadonlySet<string> {
  const word = ` ${text.toLowerCase()} `;
  return new Set(Array.from(word, (letter, index) => letter + word.charAt(index + 1)));
}

/** Each document is indexed once; a changed document must be a new object. */
const indexes = new WeakMap<OpenApiDocument, Index>();
