import type { ReactNode } from "react";
import type { ColoredCode } from "../../../plugins/reference/highlight.ts";
import type { TokenSource } from "../../../plugins/reference/options.ts";
import { TokenPlace } from "./TokenText.tsx";

interface CodeTextProps {
  readonly code: ColoredCode;
  /** Where the token's place leads. */
  readonly source?: TokenSource | undefined;
  /** Replaces the token, if it is not empty. */
  readonly mask?: string;
}

/** Renders colored code. Its text is the code exactly, except for a token that is masked. */
export function CodeText({ code: { code, spans }, source, mask = "" }: CodeTextProps): ReactNode {
  const parts = spans.map(([start, end, kind], index) => {
    const text = code.slice(start, end);
    return [
      code.slice(spans[index - 1]?.[1] ?? 0, start),
      kind === "token" ? (
        <TokenPlace key={start} source={source}>
          {mask || text}
        </TokenPlace>
      ) : (
        <span key={start} className={`code-${kind}`}>
          {text}
        </span>
      ),
    ];
  });
  return [...parts.flat(), code.slice(spans.at(-1)?.[1] ?? 0)];
}
