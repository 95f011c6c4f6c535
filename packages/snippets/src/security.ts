import type { OpenApiDocument, SecurityRequirement, SecurityScheme } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { FoundOperation } from "./operation.ts";
import { resolve } from "./reference.ts";

/** Where a call carries a secret. */
export interface Credential {
  /** The scheme's name in the document. */
  readonly scheme: string;
  readonly place: "basic" | "bearer" | "header" | "query" | "cookie";
  /** Of the header, query parameter or cookie; `Authorization` for the first two places. */
  readonly name: string;
}

/**
 * Tells what a call must carry: the first of its security requirements that a snippet can meet; nothing if it needs none,
 * or may do without one and no other can be met.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_SECURITY` when there are requirements and none can be met.
 */
export function credentialsOf(document: OpenApiDocument, found: FoundOperation): readonly Credential[] {
  const requirements = found.operation.security ?? document.security ?? [];
  for (const requirement of requirements) {
    const credentials = meet(document, requirement);
    if (credentials && credentials.length > 0) return credentials;
  }
  if (requirements.length === 0 || requirements.some((requirement) => Object.keys(requirement).length === 0)) return [];
  const names = requirements.map((requirement) => Object.keys(requirement).join(" with "));
  throw new SnippetError(
    "ERR_UNSUPPORTED_SECURITY",
    `${found.operationId} is secured by ${names.join(" or ")}, which no snippet can carry: known are http basic and ` +
      "bearer, apiKey, oauth2 and openIdConnect.",
  );
}

function meet(document: OpenApiDocument, requirement: SecurityRequirement): readonly Credential[] | undefined {
  const credentials: Credential[] = [];
  for (const name of Object.keys(requirement)) {
    const credential = credentialOf(document, name);
    // Two schemes may not claim the same place: one would overwrite the other.
    const taken = credentials.some((one) => one.name === credential?.name && sameField(one, credential));
    if (!credential || taken) return undefined;
    credentials.push(credential);
  }
  return credentials;
}

function credentialOf(document: OpenApiDocument, scheme: string): Credential | undefined {
  const schemes = document.components?.securitySchemes ?? {};
  const entry = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
  if (!entry) return undefined;
  const { type, scheme: kind, name, in: place } = resolve<SecurityScheme>(document, entry);
  if (type === "oauth2" || type === "openIdConnect") return { scheme, place: "bearer", name: "Authorization" };
  if (type === "http") {
    const lower = kind?.toLowerCase();
    return lower === "basic" || lower === "bearer" ? { scheme, place: lower, name: "Authorization" } : undefined;
  }
  if (type !== "apiKey" || !name) return undefined;
  return place === "header" || place === "query" || place === "cookie" ? { scheme, place, name } : undefined;
}

function sameField(left: Credential, right: Credential): boolean {
  const field = ({ place }: Credential) => (place === "query" || place === "cookie" ? place : "header");
  return field(left) === field(right);
}
