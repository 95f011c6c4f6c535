import type { ReactNode } from "react";
import type { Segment } from "../../plugins/highlight.ts";
import { TokenPlace } from "./TokenText.tsx";

/** Draws code that was cut at build time; its text stays exactly the code. The token's place leads to where one gets a token. */
export function CodeText({ segments }: { readonly segments: readonly Segment[] }): ReactNode {
  let offset = 0;
  return segments.map(([text, kind]) => {
    const key = offset;
    offset += text.length;
    if (kind === undefined) return text;
    if (kind === "token") return <TokenPlace key={key}>{text}</TokenPlace>;
    return (
      <span key={key} className={`code-${kind}`}>
        {text}
      </span>
    );
  });
}
