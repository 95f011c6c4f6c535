import type { Piece, Secret } from "./code.ts";
import type { Field } from "./headers.ts";
import type { RequestModel } from "./request.ts";
import type { QueryPair } from "./serialize.ts";
import type { Writing } from "./target.ts";

/** A text, or pieces of one with a secret among them. */
export type Text = string | readonly Piece[];

/** A request's named values, its secrets in their places. */
export interface Placed {
  readonly basic: { readonly user: Secret; readonly password: Secret | undefined } | undefined;
  readonly query: readonly (QueryPair | SecretValue)[];
  readonly headers: readonly (Field | SecretValue)[];
  readonly cookies: readonly (Field | SecretValue)[];
}

/** A name whose value holds a secret. */
export interface SecretValue {
  readonly name: string;
  readonly value: readonly Piece[];
}

/** Puts the secrets of a call where its credentials go; http basic is left to the language. */
export function place({ credentials, query, headers, cookies }: RequestModel, { secrets, password }: Writing): Placed {
  if (credentials.length === 0) return { basic: undefined, query, headers, cookies };
  let basic: Placed["basic"];
  const added = { query: [] as SecretValue[], headers: [] as SecretValue[], cookies: [] as SecretValue[] };
  for (const [index, { place, name }] of credentials.entries()) {
    const secret: Secret = secrets[index] ?? { kind: "token", text: "" };
    if (place === "basic") basic = { user: secret, password };
    else if (place === "bearer") added.headers.push({ name, value: ["Bearer ", secret] });
    else added[lists[place]].push({ name, value: [secret] });
  }
  return {
    basic,
    query: added.query.length === 0 ? query : [...query, ...added.query],
    headers: added.headers.length === 0 ? headers : [...added.headers, ...headers],
    cookies: added.cookies.length === 0 ? cookies : [...added.cookies, ...cookies],
  };
}

/** The text of a `Cookie` field. */
export function cookieText(cookies: Placed["cookies"]): readonly Piece[] {
  return cookies.flatMap(({ name, value }, index) => [
    `${index === 0 ? "" : "; "}${name}=`,
    ...(typeof value === "string" ? [value] : value),
  ]);
}

/** Whether a text is taken from the environment, in part or whole. */
export function readsEnvironment(value: unknown): value is readonly Piece[] {
  return Array.isArray(value) && value.some((piece) => typeof piece === "object" && piece.kind === "variable");
}

const lists = { header: "headers", query: "query", cookie: "cookies" } as const;
