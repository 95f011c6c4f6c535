import type { ReactNode } from "react";

/** An HTTP method. */
export function Method({ name }: { readonly name: string }): ReactNode {
  return <span className={`method method-${name.toLowerCase()}`}>{name}</span>;
}
