import type { Piece, Secret } from "./code.ts";
import type { RequestModel } from "./request.ts";
import type { QueryPair } from "./serialize.ts";
import type { Writing } from "./target.ts";

/** A text, or pieces of one with a secret among them. */
export type Text = string | readonly Piece[];

/** A request's named values, its secrets in their places. */
export interface Placed {
  readonly basic: { readonly user: Secret; readonly password: Secret | undefined } | undefined;
  readonly query: readonly { readonly name: string; readonly value: QueryPair["value"] | readonly Piece[] }[];
  readonly headers: readonly { readonly name: string; readonly value: Text }[];
  readonly cookies: readonly { readonly name: string; readonly value: Text }[];
}

/** Puts the secrets of a call where its credentials go; http basic is left to the language. */
export function place({ credentials, query, headers, cookies }: RequestModel, { secrets, password }: Writing): Placed {
  const [first] = credentials;
  if (!first) return { basic: undefined, query, headers, cookies };
  const placed = credentials.map(({ place, name }, index) => {
    const secret: Secret = secrets[index] ?? { kind: "token", text: "" };
    const value: readonly Piece[] = place === "bearer" ? ["Bearer ", secret] : [secret];
    return { place, name, value, secret };
  });
  const basic = placed.find((one) => one.place === "basic");
  const at = (...places: readonly string[]) => placed.filter((one) => places.includes(one.place));
  return {
    basic: basic && { user: basic.secret, password },
    query: [...query, ...at("query")],
    headers: [...at("header", "bearer"), ...headers],
    cookies: [...at("cookie"), ...cookies],
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
