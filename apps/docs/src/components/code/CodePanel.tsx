import type { ReactNode } from "react";

/** The frame around code. It scrolls, so it must be reachable by keyboard. */
export function CodePanel({ children }: { readonly children: ReactNode }): ReactNode {
  return <pre {...scrollable}>{children}</pre>;
}

const scrollable = { tabIndex: 0 };
