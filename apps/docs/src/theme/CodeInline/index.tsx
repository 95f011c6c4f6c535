import type { ReactNode } from "react";
import { TokenText } from "../../components/code/TokenText.tsx";

export default function CodeInline({ children }: { readonly children?: ReactNode }): ReactNode {
  return <code>{typeof children === "string" ? <TokenText text={children} /> : children}</code>;
}
