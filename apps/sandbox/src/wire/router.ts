import type { ContractOperation } from "../contract.ts";
import { notFound, Refusal } from "./refusal.ts";

/** An operation and the values in its path. */
export interface Route {
  operation: ContractOperation;
  path: Readonly<Record<string, string>>;
}

interface Node {
  children: Map<string, Node>;
  parameter: Node | undefined;
  operations: Map<string, ContractOperation>;
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
    let node = root;
    for (const segment of split(operation.path)) {
      if (segment.startsWith("{")) node = node.parameter ??= createNode();
      else node = getOrAdd(node.children, segment);
    }
    node.operations.set(operation.method, operation);
  }

  return (method, pathname) => {
    const segments = segmentsOf(pathname);
    const node = find(root, segments);
    if (node === undefined) throw notFound();
    const operation = node.operations.get(method === "HEAD" ? "GET" : method);
    if (operation === undefined) {
      throw new Refusal(405, `Method "${method}" not allowed.`, { allow: allowed(node).join(", ") });
    }
    const names = split(operation.path);
    const values = names.flatMap((name, index): [string, string][] =>
      name.startsWith("{") ? [[name.slice(1, -1), segments[index] ?? ""]] : [],
    );
    return { operation, path: Object.fromEntries(values) };
  };
}

/** The segments of a path that was asked, decoded, without prefix and empty ones. @throws {@link Refusal} 404 */
export function segmentsOf(pathname: string): string[] {
  return dropPrefix(split(pathname)).map(decode);
}

function createNode(): Node {
  return { children: new Map(), parameter: undefined, operations: new Map() };
}

/** A literal segment wins, unless its way leads to no operation: `current` may be either. */
function find(node: Node | undefined, [segment, ...rest]: readonly string[]): Node | undefined {
  if (node === undefined || segment === undefined) return node?.operations.size ? node : undefined;
  return find(node.children.get(segment), rest) ?? find(node.parameter, rest);
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
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

function allowed({ operations }: Node): string[] {
  return [...operations.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}
