import { own } from "../document/json.ts";
import type { OpenApiDocument, SecurityRequirement, SecurityScheme } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import type { Credential } from "./request-model.ts";

/**
 * Selects a request's credentials: those of the first security requirement that a snippet can satisfy, none if the
 * operation allows that and no other requirement can be satisfied.
 */
export function credentialsOf(document: OpenApiDocument, found: FoundOperation): readonly Credential[] {
  const requirements = found.operation.security ?? document.security ?? [];
  const choices = (requirements.length === 0 ? [{}] : requirements).map((one) => credentialsFor(document, one));
  const credentials = choices.find((one) => one?.[0]) ?? choices.find((one) => one);
  if (credentials) return credentials;
  const names = requirements.map((requirement) => Object.keys(requirement).join(" with "));
  throw new SnippetError(
    "ERR_UNSUPPORTED_SECURITY",
    `${found.operationId} needs ${names.join(" or ")}, which snippets do not support.`,
  );
}

function credentialsFor(document: OpenApiDocument, requirement: SecurityRequirement) {
  const schemes = Object.keys(requirement);
  const credentials = schemes.flatMap((scheme) => credentialOf(document, scheme) ?? []);
  // Two schemes must not use the same place: one would overwrite the other.
  return new Set(credentials.map(fieldOf)).size === schemes.length ? credentials : undefined;
}

function credentialOf(document: OpenApiDocument, scheme: string): Credential | undefined {
  const entry = own(document.components?.securitySchemes, scheme);
  const { type, scheme: kind, name, in: place } = resolve<Partial<SecurityScheme>>(document, entry ?? {});
  if (type === "apiKey") {
    return name && (place === "header" || place === "query" || place === "cookie")
      ? { scheme, place, name }
      : undefined;
  }
  const http = type === "http" ? kind?.toLowerCase() : type === "oauth2" || type === "openIdConnect" ? "bearer" : "";
  return http === "basic" || http === "bearer" ? { scheme, place: http, name: "Authorization" } : undefined;
}

function fieldOf({ place, name }: Credential): string {
  return (place === "query" || place === "cookie" ? place : "header") + name;
}
