import type { ReactNode } from "react";

/** Renders a frame around code. It scrolls, so the keyboard must reach it. */
export function CodePanel({ children }: { readonly children: ReactNode }): ReactNode {
  return <pre {...scrollable}>{children}</pre>;
}

const scrollable = { tabIndex: 0 };
