import type { operations } from "@signet/client";
import type { Database } from "../database.ts";
import type { Caller } from "../tokens/caller.ts";
import type { Tokens } from "../tokens/tokens.ts";

/** An operation's name in the contract. */
export type OperationId = keyof operations;

/** One call of an operation, checked against the contract. */
export interface Call<K extends OperationId> {
  readonly path: Defined<operations[K]["parameters"]["path"]>;
  readonly query: Defined<operations[K]["parameters"]["query"]>;
  readonly body: BodyOf<operations[K]>;
  readonly caller: Caller;
  readonly address: Address;
  readonly database: Database;
  readonly tokens: Tokens;
}

/** How the request was addressed, for answers that link to it or to its neighbours. */
export interface Address {
  /** `https:` and the host that was asked. */
  origin: string;
  /** The path as it was asked, prefix and slashes kept. */
  pathname: string;
  search: URLSearchParams;
}

/** The answers of success that the contract promises. */
export type Answer<K extends OperationId> = AnswerOf<operations[K]["responses"]>;

/** Answers calls of one operation; refusals are thrown. */
export type Handler<K extends OperationId> = (call: Call<K>) => Promise<Answer<K>>;

/** Handlers by operationId. */
export type Handlers<K extends OperationId> = { readonly [P in K]: Handler<P> };

type Defined<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type BodyOf<T> = T extends { requestBody: { content: { "application/json": infer B } } } ? B : undefined;

type AnswerOf<R> = {
  [S in keyof R]: S extends 200 | 201 | 204
    ? R[S] extends { content: { "application/json": infer B } }
      ? { status: S; body: B }
      : { status: S }
    : never;
}[keyof R];
