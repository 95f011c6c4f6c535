import type { operations } from "@signet/client";
import type { Database } from "../db/database.ts";
import type { Known } from "../domain/known.ts";
import type { Principal } from "../principal.ts";
import type { TokenActions } from "../tokens/tokens.ts";

export type OperationId = keyof operations;

export interface Call<K extends OperationId> {
  readonly path: Defined<operations[K]["parameters"]["path"]>;
  /** Validation replaces an unknown choice by the default; an unknown value of a filter equals nothing. */
  readonly query: KnownValues<Defined<operations[K]["parameters"]["query"]>>;
  /** The JSON body, or the fields of a form by name; the field of a file is its text. */
  readonly body: BodyOf<operations[K]>;
  /** The media type for a successful response, negotiated by `format` or `Accept`. */
  readonly mediaType: MediaTypeOf<operations[K]["responses"]>;
  readonly caller: Principal;
  /** The URL of the request, for links to it and to its neighbors. */
  readonly url: URL;
  /** The date of the data. */
  readonly today: string;
  /** Of a writing operation, the transaction that its whole call is. */
  readonly database: Database;
  readonly tokens: TokenActions;
}

/** A response of another media type than JSON. */
export interface FileContent {
  content: string | Uint8Array;
  /** The name under which a browser saves it. */
  name?: string;
}

/** Returns the content of the one successful response of an operation. @throws {@link HttpError} for an error response */
export type Handler<K extends OperationId> = (
  call: Call<K>,
) => Promise<ContentOf<SuccessOf<operations[K]["responses"]>>>;

export type Handlers = { readonly [K in OperationId]: Handler<K> };

export type OperationHandlers = Partial<Handlers>;

type KnownValues<Q> = {
  [N in keyof Q]: Q[N] extends readonly (infer V)[] | undefined ? Listed<V>[] | Extract<Q[N], undefined> : Listed<Q[N]>;
};

/** The known values of an open list; any other type stays. */
type Listed<T> = [NonNullable<Known<T>>] extends [never] ? T : Known<T>;

type Defined<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type BodyOf<T> = T extends { requestBody: { content: infer C } }
  ? C[keyof C]
  : T extends { requestBody?: { content: infer C } }
    ? C[keyof C] | undefined
    : undefined;

type SuccessOf<R> = R[keyof R & (200 | 201 | 202 | 204)];

type ContentOf<R> = R extends { content: infer C }
  ? { [M in keyof C]: M extends "application/json" ? C[M] : FileContent }[keyof C]
  : undefined;

type MediaTypeOf<R> = SuccessOf<R> extends { content: infer C } ? keyof C : never;
