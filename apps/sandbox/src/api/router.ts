import { notFound, Refusal } from "../http/http-error.ts";
import type { ContractOperation } from "./contract.ts";

/** An operation and the values in its path. */
export interface Route {
  operation: ContractOperation;
  path: Readonly<Record<string, string>>;
}

interface Node {
  children: Map<string, Node>;
  parameter: Node | undefined;
  /** By method, with the places of its parameters among the segments. */
  operations: Map<string, Target>;
}

interface Target {
  operation: ContractOperation;
  parameters: readonly (readonly [name: string, place: number])[];
}

/**
 * Makes the function that finds the operation for a method and a path.
 *
 * A path may carry the prefix `/ratings` or `/customer-api`, repeated slashes and a slash at its end.
 *
 * @returns a function that throws {@link Refusal} 404 for an unknown path, 405 with `Allow` for a method it does not have.
 */
export function createRouter(operations: readonly ContractOperation[]): (method: string, pathname: string) => Route {
  const root = createNode();
  for (const operation of operations) {
    const names = split(operation.path);
    let node = root;
    for (const segment of names) {
      if (segment.startsWith("{")) node = node.parameter ??= createNode();
      else node = getOrAdd(node.children, segment);
    }
    const parameters = names.flatMap((name, place): [string, number][] =>
      name.startsWith("{") ? [[name.slice(1, -1), place]] : [],
    );
    node.operations.set(operation.method, { operation, parameters });
  }

  return (method, pathname) => {
    const segments = segmentsOf(pathname);
    const operations = find(root, segments, 0)?.operations;
    if (operations === undefined) throw notFound();
    const target = operations.get(method === "HEAD" ? "GET" : method);
    if (target === undefined) throw otherMethod(operations, method);
    const path: Record<string, string> = {};
    for (const [name, place] of target.parameters) path[name] = segments[place] ?? "";
    return { operation: target.operation, path };
  };
}

/** A literal segment wins, whatever the method, unless its way leads to no operation. */
function find(node: Node | undefined, segments: readonly string[], place: number): Node | undefined {
  if (node === undefined) return undefined;
  const segment = segments[place];
  if (segment === undefined) return node.operations.size > 0 ? node : undefined;
  return find(node.children.get(segment), segments, place + 1) ?? find(node.parameter, segments, place + 1);
}

function otherMethod(operations: Node["operations"], method: string): Refusal {
  const allow = methods
    .filter((each) => operations.has(each))
    .flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]))
    .join(", ");
  return new Refusal(405, `Method "${method}" not allowed.`, { allow });
}

/** The segments of a path that was asked, decoded, without prefix and empty ones. @throws {@link Refusal} 404 */
export function segmentsOf(pathname: string): string[] {
  return dropPrefix(split(pathname)).map(decode);
}

function createNode(): Node {
  return { children: new Map(), parameter: undefined, operations: new Map() };
}

function getOrAdd(children: Map<string, Node>, segment: string): Node {
  const child = children.get(segment) ?? createNode();
  children.set(segment, child);
  return child;
}

function split(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function dropPrefix(segments: string[]): string[] {
  const rest = segments[0] === "customer-api" ? segments.slice(1) : segments;
  return rest[0] === "ratings" ? rest.slice(1) : rest;
}

function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];
