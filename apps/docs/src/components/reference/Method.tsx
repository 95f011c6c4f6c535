import type { ReactNode } from "react";

/** Draws an HTTP method. */
export function Method({ name }: { readonly name: string }): ReactNode {
  return <span className={`method method-${name.toLowerCase()}`}>{name}</span>;
}
