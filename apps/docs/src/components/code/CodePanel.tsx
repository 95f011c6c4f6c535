import type { ReactNode } from "react";

interface CodePanelProps {
  /** The name for screen readers. @defaultValue `"Code"` */
  readonly name?: string;
  readonly children: ReactNode;
}

/** Renders a frame around code. It scrolls, so the keyboard must reach it. */
export function CodePanel({ name = "Code", children }: CodePanelProps): ReactNode {
  return <pre {...scrollable(name)}>{children}</pre>;
}

function scrollable(name: string) {
  return { tabIndex: 0, role: "group", "aria-label": name };
}
