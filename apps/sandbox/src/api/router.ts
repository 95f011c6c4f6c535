import type { HttpBindings } from "@hono/node-server";
import { HttpError, notFound } from "../http/http-error.ts";
import type { Principal } from "../principal.ts";
import type { ContractOperation } from "./contract.ts";

export interface Route {
  operation: ContractOperation;
  path: Readonly<Record<string, string>>;
}

export interface ApiEnvironment {
  Bindings: HttpBindings;
  Variables: { principal: Principal; route: Route };
}

/**
 * Creates the function that finds the operation of a method and a path.
 *
 * A path may have the prefix `/ratings` or `/customer-api`, repeated slashes and a trailing slash. Without a version it is of `v1`.
 *
 * @returns a function that throws {@link HttpError} 404 for an unknown path, 405 with `Allow` for a method the path lacks.
 */
export function createRouter(operations: readonly ContractOperation[]): (method: string, path: string) => Route {
  // A brace sorts after everything else in a path, so a literal segment takes precedence over a parameter.
  const routes = [...Map.groupBy(operations, ({ path }) => path)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, own]) => ({ template: split(path), own }));
  const byLength = Map.groupBy(routes, ({ template }) => template.length);

  const find = (segments: readonly string[]) => {
    const route = byLength.get(segments.length)?.find(({ template }) => matches(template, segments));
    return route && { ...route, segments };
  };

  return (method, path) => {
    const given = segmentsOf(path);
    const found = find(given) ?? find(["v1", ...given]);
    if (found === undefined) throw notFound();
    const { template, own, segments } = found;
    const operation = own.find((each) => each.method === (method === "HEAD" ? "GET" : method));
    if (operation === undefined) throw methodNotAllowed(own, method);
    const parameters = template.flatMap((name, index) =>
      name.startsWith("{") ? [[name.slice(1, -1), segments[index] ?? ""]] : [],
    );
    return { operation, path: Object.fromEntries(parameters) };
  };
}

/** Checks whether a path matches a template, in which segments such as `{guid}` match any. */
export function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((segment, index) => segment.startsWith("{") || segment === segments[index])
  );
}

/** Returns the decoded segments of a path, without prefix and empty segments. @throws {@link HttpError} 404 */
export function segmentsOf(path: string): string[] {
  const segments = split(path);
  const rest = segments[0] === "customer-api" ? segments.slice(1) : segments;
  return (rest[0] === "ratings" ? rest.slice(1) : rest).map(decode);
}

function methodNotAllowed(operations: readonly ContractOperation[], method: string): HttpError {
  const allow = methods
    .filter((each) => operations.some((operation) => operation.method === each))
    .flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]));
  return new HttpError(405, `Method "${method}" not allowed.`, { allow: allow.join(", ") });
}

function split(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];
