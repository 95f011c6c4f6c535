/** The listed values of an open list: `Known<"A" | "B" | (string & {})>` is `"A" | "B"`. */
export type Known<T> = T extends string ? (string extends T ? never : T) : T;
