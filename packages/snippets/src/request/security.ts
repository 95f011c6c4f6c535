import { own } from "../document/json.ts";
import type { OpenApiDocument, SecurityRequirement, SecurityScheme } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { token } from "./headers.ts";
import type { Credential } from "./request-model.ts";

/**
 * Selects a request's credentials: those of the first security requirement that a snippet can satisfy, none if the
 * operation allows that and no other requirement can be satisfied.
 */
export function credentialsOf(document: OpenApiDocument, found: FoundOperation): readonly Credential[] {
  const requirements = found.operation.security ?? document.security ?? [];
  const choices = (requirements.length === 0 ? [{}] : requirements).map((one) => credentialsFor(document, one));
  // Not every language has Digest authentication.
  const isSimple = (one: readonly Credential[] | undefined) => one?.[0] && one.every(({ place }) => place !== "digest");
  const credentials = choices.find(isSimple) ?? choices.find((one) => one?.[0]) ?? choices.find((one) => one);
  if (credentials) return credentials;
  const names = requirements.map((requirement) => Object.keys(requirement).join(" with "));
  throw new SnippetError(
    "ERR_UNSUPPORTED_SECURITY",
    `${found.operationId} needs ${names.join(" or ")}, which snippets do not support.`,
  );
}

function credentialsFor(document: OpenApiDocument, requirement: SecurityRequirement) {
  const credentials = new Map<string, Credential>();
  for (const scheme of Object.keys(requirement)) {
    const credential = credentialOf(document, scheme);
    if (!credential) return undefined;
    const field = fieldOf(credential);
    const { place, prefix } = credentials.get(field) ?? credential;
    // Two schemes may share a secret, such as a bearer token; otherwise one would overwrite the other.
    if (place !== credential.place || prefix !== credential.prefix) return undefined;
    if (!credentials.has(field)) credentials.set(field, credential);
  }
  return [...credentials.values()];
}

function credentialOf(document: OpenApiDocument, scheme: string): Credential | undefined {
  const entry = own(document.components?.securitySchemes, scheme);
  const { type, scheme: kind, name, in: holder } = resolve<Partial<SecurityScheme>>(document, entry ?? {});
  if (type === "apiKey") {
    const isSendable = name && (holder === "query" || token.test(name));
    return isSendable && (holder === "header" || holder === "query" || holder === "cookie")
      ? { scheme, place: holder, name }
      : undefined;
  }
  const http = type === "http" ? (kind ?? "") : type === "oauth2" || type === "openIdConnect" ? "bearer" : "";
  const place = http.toLowerCase();
  if (place === "basic" || place === "digest") return { scheme, place, name: "Authorization" };
  if (place === "bearer") return { scheme, place, name: "Authorization", prefix: "Bearer " };
  // A scheme without a challenge: its secret follows its name.
  return token.test(http) && !computed.test(http)
    ? { scheme, place: "header", name: "Authorization", prefix: `${http} ` }
    : undefined;
}

function fieldOf({ place, name }: Credential): string {
  return place === "query" || place === "cookie" ? `${place} ${name}` : `header ${name.toLowerCase()}`;
}

/** Schemes whose value is computed for each request or connection. */
const computed =
  /^(?:concealed|dpop|gnap|hoba|mutual|negotiate|ntlm|oauth|privatetoken|scram|vapid|hawk|signature)|hmac|mtls|sha256/i;
