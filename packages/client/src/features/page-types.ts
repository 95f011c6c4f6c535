import type { Result, SuccessResult } from "../transport/result.ts";

type FirstSuccess<Shape> = Extract<Result<Shape>, { status: 200 }>;

/** A page of a list: the result of its call, and the position of the next page, `undefined` at the end. */
export type Page<Shape> = FirstSuccess<Shape> & { next: string | undefined };

/** An item of a list: `Item<ListPortfolio>` is a company of the portfolio. */
export type Item<Shape> = ItemOf<FirstSuccess<Shape>>;
type ItemOf<Outcome> =
  Outcome extends SuccessResult<200, infer Data>
    ? Data extends readonly (infer Each)[]
      ? Each
      : Data extends { results: readonly (infer Each)[] } | { data: readonly (infer Each)[] }
        ? Each
        : never
    : never;

/** The items of a list, read as a loop asks for them. */
export interface Items<Each> extends AsyncGenerator<Each, void, undefined> {
  /** The number of items in the list, from its first page on, if the server says so. */
  readonly total: number | undefined;
}
