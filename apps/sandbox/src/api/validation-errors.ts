import type { ErrorObject } from "ajv";
import type { ValidationErrors } from "../http/http-error.ts";

/**
 * Formats validation errors by parameter or field: `{"limit": ["must be integer, got \"ten\""]}`.
 *
 * @param depth - the number of path segments before the name.
 */
export function formatValidationErrors(errors: readonly ErrorObject[], depth: number): ValidationErrors {
  const byName = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const name = nameOf(error, depth);
    byName.set(name, [...(byName.get(name) ?? []), error]);
    if (byName.size === 50) break;
  }
  return Object.fromEntries([...byName].map(([name, own]) => [name, messages(own.slice(0, 10))]));
}

function nameOf({ instancePath, keyword, params }: ErrorObject, depth: number): string {
  const segments = instancePath.split("/").slice(1 + depth);
  if (keyword === "required") segments.push(String(params.missingProperty));
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")).join(".") || "body";
}

function messages(errors: readonly ErrorObject[]): string[] {
  const rules = [...new Set(errors.filter(({ keyword }) => !isChoice(keyword)).map(rule))];
  const [first] = errors;
  const got = first?.keyword === "required" ? "" : `, got ${show(first?.data)}`;
  // In a choice, one of the rules is enough.
  return (errors.some(({ keyword }) => isChoice(keyword)) ? [rules.join(" or ")] : rules).map(
    (text) => `${text}${got}`,
  );
}

function isChoice(keyword: string): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

function rule({ keyword, params, message = "is not valid" }: ErrorObject): string {
  if (keyword === "required") return "is required";
  if (keyword === "enum") return `must be one of ${params.allowedValues.join(", ")}`;
  if (keyword === "const") return `must be ${JSON.stringify(params.allowedValue)}`;
  return message;
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
