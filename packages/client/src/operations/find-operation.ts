import { findNearest } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import { operationTable } from "../generated/operation-table.ts";
import { ownProperties } from "../own-properties.ts";
import { type OperationInfo, usualOf } from "./operation-info.ts";

/** Finds an operation by its method and path. @throws {@link ClientError} `ERR_UNKNOWN_OPERATION` with advice */
export function findOperation(method: string, path: string): OperationInfo {
  const found = allOperations.get(`${method} ${path}`);
  if (found === undefined) throw new ClientError("ERR_UNKNOWN_OPERATION", explain(method, path));
  return found;
}

// Rows have no prototype, so that a polluted Object.prototype adds nothing to them.
export const allOperations: ReadonlyMap<string, OperationInfo> = new Map(
  operationTable
    .map((row) => ownProperties<OperationInfo>({ ...usualOf(row.path), ...row }))
    .map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

function explain(method: string, path: unknown): string {
  const shown = `${method} ${showPath(`${path}`)}`;
  const all = [...allOperations.values()];
  const methods = all.filter((row) => row.path === path).map((row) => row.method);
  if (methods.length > 0) return `unknown path ${shown}: the path has only ${methods.join(", ")}`;
  const filled = all.find((row) => row.method === method && isFilled(row.path, `${path}`));
  if (filled !== undefined) {
    const names = [...filled.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    return `unknown path ${shown}: pass "${filled.path}" and { params: { path: { ${names.join(", ")} } } }`;
  }
  const nearest = findNearest(
    `${path}`,
    all.filter((row) => row.method === method).map((row) => row.path),
  );
  return `unknown path ${shown}: ${nearest === undefined ? "the contract has no such path" : `did you mean ${nearest}?`}`;
}

function isFilled(template: string, path: string): boolean {
  const given = path.split("?")[0]?.split("/") ?? [];
  const segments = template.split("/");
  return (
    template.includes("{") &&
    segments.length === given.length &&
    segments.every((segment, at) => segment.startsWith("{") || segment === given[at])
  );
}

// A segment that is long or unusual may be a secret.
function showPath(path: string): string {
  if (!path.startsWith("/") || path.length > 200) return "with an unusual form";
  return path.replace(/[^/]+/g, (segment) => (/^[\w.-]{1,31}$|^\{\w{1,31}\}$/.test(segment) ? segment : "…"));
}
