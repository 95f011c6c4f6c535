import type { Referable, SecurityRequirement, SecurityScheme } from "@signet/snippets";
import { codeHtml, escapeHtml, type Html } from "../html.ts";
import { entriesOf, listOf } from "../schema/keywords.ts";
import { followed, type PageContext } from "./page-context.ts";

/** The ways to authenticate a request: one of several, each with all its schemes. */
export interface Security {
  readonly isOptional: boolean;
  readonly alternatives: readonly (readonly SecurityMethod[])[];
}

/** A security scheme with the scopes that are needed. */
export interface SecurityMethod {
  readonly name: string;
  readonly text: Html;
  readonly scopes: readonly { readonly name: string; readonly description: Html }[];
}

type DescribedScheme = SecurityScheme & {
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly flows?: { readonly [flow: string]: { readonly scopes?: { readonly [scope: string]: string } } };
};

export function describeSecurity(context: PageContext, security: readonly SecurityRequirement[] | undefined): Security {
  const requirements = listOf(security ?? context.document.security);
  const alternatives = requirements.map((requirement) =>
    entriesOf(requirement).map(([name, scopes]) => describeMethod(context, name, listOf(scopes))),
  );
  const needed = alternatives.filter((methods) => methods.length > 0);
  return { isOptional: needed.length < alternatives.length, alternatives: needed };
}

function describeMethod(context: PageContext, name: string, scopes: readonly string[]): SecurityMethod {
  const schemes = context.document.components?.securitySchemes as
    | { [name: string]: Referable<DescribedScheme> }
    | undefined;
  const scheme = schemes && Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (scheme === undefined) context.report(`the security scheme ${name}, which the document does not describe`);
  const { flows, ...described } = followed<DescribedScheme>(context, scheme);
  const descriptions = new Map(Object.values(flows ?? {}).flatMap((flow) => entriesOf(flow?.scopes)));
  return {
    name,
    text: wordsFor(described, Object.keys(flows ?? {})),
    scopes: scopes.map((scope) => ({ name: scope, description: context.markdown.line(descriptions.get(scope) ?? "") })),
  };
}

function wordsFor(scheme: Partial<DescribedScheme>, flows: readonly string[]): Html {
  switch (scheme.type) {
    case "http":
      return httpWords(scheme);
    case "apiKey":
      return `API key in the ${scheme.in === "query" ? "query parameter" : scheme.in} ${codeHtml(scheme.name ?? "")}`;
    case "oauth2":
      return flows.length === 0
        ? "OAuth 2.0"
        : `OAuth 2.0 (${flows.map((flow) => flowNames[flow] ?? flow).join(", ")})`;
    case "openIdConnect":
      return "OpenID Connect";
    case "mutualTLS":
      return "Client certificate";
    default:
      return "";
  }
}

function httpWords({ scheme = "", bearerFormat }: Partial<DescribedScheme>): Html {
  if (scheme.toLowerCase() === "basic") return "HTTP Basic";
  const format = bearerFormat === undefined ? "" : ` (${escapeHtml(bearerFormat)})`;
  return scheme.toLowerCase() === "bearer"
    ? `Bearer token${format}`
    : `HTTP authentication with the scheme ${codeHtml(scheme)}`;
}

const flowNames: { readonly [flow: string]: string } = {
  implicit: "implicit",
  password: "password",
  clientCredentials: "client credentials",
  authorizationCode: "authorization code",
};
