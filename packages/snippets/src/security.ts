import type { OpenApiDocument, SecurityRequirement, SecurityScheme } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { FoundOperation } from "./operation.ts";
import { resolve } from "./reference.ts";

/** Whether a call carries the token: one of its security requirements is http basic and nothing else. */
export function usesBasic(document: OpenApiDocument, { operation, operationId }: FoundOperation): boolean {
  const requirements = operation.security ?? document.security ?? [];
  if (requirements.some((requirement) => isBasic(document, requirement))) return true;
  if (requirements.length === 0 || requirements.some((requirement) => Object.keys(requirement).length === 0))
    return false;
  throw new SnippetError("ERR_UNSUPPORTED_SECURITY", `${operationId} is secured by something else than http basic.`);
}

function isBasic(document: OpenApiDocument, requirement: SecurityRequirement): boolean {
  const names = Object.keys(requirement);
  return names.length > 0 && names.every((name) => isBasicScheme(document, name));
}

function isBasicScheme(document: OpenApiDocument, name: string): boolean {
  const schemes = document.components?.securitySchemes ?? {};
  const entry = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (!entry) return false;
  const { type, scheme } = resolve<SecurityScheme>(document, entry);
  return type === "http" && scheme?.toLowerCase() === "basic";
}
