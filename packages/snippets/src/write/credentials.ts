import { SnippetError } from "../errors.ts";
import type { CredentialOptions } from "../options.ts";
import { fieldValue } from "../request/headers.ts";
import type { Pair, RequestModel } from "../request/request-model.ts";
import { plainPairs } from "../request/serialize.ts";
import { encode, encodeQueryPart } from "../request/url.ts";
import { type CredentialSegment, hasVariable, mapText, plainText, type Text } from "./text.ts";
import { firstVariable, passwordVariable, schemeVariable, schemeWord } from "./variable-name.ts";

/** A request's query, headers and cookies with its credentials in place. */
export interface ResolvedCredentials {
  /** HTTP Basic or Digest authentication, which every language writes in its own way. */
  readonly basic: BasicCredentials | undefined;
  /** The pairs after the request's `url`. */
  readonly query: readonly Pair<Text | number | bigint>[];
  readonly headers: readonly Pair<Text>[];
  readonly cookies: readonly Pair<Text>[];
  /** The code reads credentials from the environment. */
  readonly readsEnvironment: boolean;
}

/** The user-id and password of HTTP Basic or Digest authentication; an empty password is `undefined`. */
export interface BasicCredentials {
  readonly scheme: "basic" | "digest";
  readonly user: CredentialSegment;
  readonly password: CredentialSegment | undefined;
}

/** Puts a request's credentials into its query, headers and cookies. No error repeats a token or password. */
export function resolveCredentials(request: RequestModel, options: CredentialOptions): ResolvedCredentials {
  const { credentials, defaults, originalCredentials } = request;
  const { token = originalCredentials?.token ?? defaults?.token } = options;
  const { password = originalCredentials?.password ?? defaults?.password ?? "password" } = options;
  const { variable = defaults?.variable } = options;
  const readsEnvironment = options.credentialsFrom === "environment";
  if (readsEnvironment && variable !== undefined && !/^[A-Za-z_]\w*$/.test(variable)) {
    throw new SnippetError(
      "ERR_INVALID_VARIABLE",
      `${JSON.stringify(variable)} is not a valid name of an environment variable: use letters, digits and _.`,
    );
  }
  let query: ResolvedCredentials["query"] = plainPairs(request.query);
  let basic: BasicCredentials | undefined;
  const headers: Pair<Text>[] = [];
  const cookies: Pair<Text>[] = [];
  for (const [index, { scheme, place, name, prefix }] of credentials.entries()) {
    // The token is the first; further credentials are named after their security scheme.
    const isFirst = index === 0;
    const isUser = place === "basic" || place === "digest";
    const placeholder = isUser ? "username" : isFirst ? "api_token" : schemeWord(scheme);
    const variableName = isFirst
      ? (variable ?? firstVariable(defaults?.title, place))
      : schemeVariable(defaults?.title, scheme);
    const segment: CredentialSegment = readsEnvironment
      ? { kind: "variable", text: variableName }
      : isFirst
        ? { kind: "token", text: checked(token ?? placeholder, "token", place) }
        : { kind: "credential", text: placeholder };
    const pair = { name, value: prefix === undefined ? segment : [prefix, segment] };
    if (isUser)
      basic = { scheme: place, user: segment, password: passwordOf(password, readsEnvironment && segment.text) };
    else if (place === "query") query = [...query, pair];
    else (place === "cookie" ? cookies : headers).push(pair);
  }
  headers.push(...request.headers);
  cookies.push(...request.cookies);
  return { basic, query, headers, cookies, readsEnvironment: readsEnvironment && credentials.length > 0 };
}

/** Appends a percent-encoded query to a URL. */
export function withQuery(url: string, query: ResolvedCredentials["query"]): Text {
  return [
    url,
    ...query.map(({ name, value }, index): Text => {
      const text = typeof value === "object" ? mapText(value, encode) : encodeQueryPart(`${value}`);
      return [`${index === 0 && !url.includes("?") ? "?" : "&"}${encodeQueryPart(name)}=`, text];
    }),
  ];
}

/** A part of a URL: text that is encoded, or a value that the program reads and has to encode. */
export interface UrlPart {
  readonly text: Text;
  readonly isRead: boolean;
}

/** Splits a URL and its query before and after each value that the program reads. */
export function urlParts(url: string, query: ResolvedCredentials["query"]): readonly UrlPart[] {
  const parts: UrlPart[] = [];
  let text: Text = url;
  for (const [index, { name, value }] of query.entries()) {
    const start = `${index === 0 && !url.includes("?") ? "?" : "&"}${encodeQueryPart(name)}=`;
    if (typeof value === "object" && hasVariable(value)) {
      parts.push({ text: [text, start], isRead: false }, { text: value, isRead: true });
      text = "";
    } else text = [text, start, typeof value === "object" ? mapText(value, encode) : encodeQueryPart(`${value}`)];
  }
  return plainText(text) === "" ? parts : [...parts, { text, isRead: false }];
}

export function cookieText(cookies: ResolvedCredentials["cookies"]): Text {
  return cookies.map(({ name, value }, index) => [`${index > 0 ? "; " : ""}${name}=`, value]);
}

function passwordOf(password: string, variable: string | false): CredentialSegment | undefined {
  if (password === "") return undefined;
  return variable === false
    ? { kind: "credential", text: checked(password, "password", "password") }
    : { kind: "variable", text: passwordVariable(variable) };
}

function checked(text: string, label: string, place: keyof typeof allowed): string {
  if (text !== "" && allowed[place].test(text) && text.isWellFormed()) return text;
  throw new SnippetError(
    "ERR_INVALID_TOKEN",
    `The ${label} contains a character that cannot be sent there (${place}).`,
  );
}

const allowed = {
  // RFC 7617 §2: a user-id has no colon and no control character; clients encode non-ASCII characters differently.
  basic: /^[!-9;-~]+$/,
  digest: /^[!-9;-~]+$/,
  bearer: fieldValue,
  header: fieldValue,
  password: /^\P{Cc}*$/u,
  query: /^/,
  cookie: /^[!#-+\--:<-[\]-~]+$/, // RFC 6265 §4.1.1
};
