import type { ReactNode } from "react";
import type { Segment } from "../../../plugins/reference/highlight.ts";
import type { TokenSource } from "../../places.ts";
import { TokenPlace } from "./TokenText.tsx";

interface CodeTextProps {
  readonly segments: readonly Segment[];
  /** Where the token's place leads. */
  readonly source?: TokenSource;
  /** What hides a token that was pasted, if one was. */
  readonly mask?: string;
}

/** Draws code that was cut at build time; its text stays exactly the code, but for a token that is masked. */
export function CodeText({ segments, source, mask = "" }: CodeTextProps): ReactNode {
  let offset = 0;
  return segments.map(([text, kind]) => {
    const key = offset;
    offset += text.length;
    if (kind === undefined) return text;
    if (kind === "token") {
      return (
        <TokenPlace key={key} source={source}>
          {mask || text}
        </TokenPlace>
      );
    }
    return (
      <span key={key} className={`code-${kind}`}>
        {text}
      </span>
    );
  });
}
