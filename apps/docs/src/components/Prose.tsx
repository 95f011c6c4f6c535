import { Fragment, type ReactNode } from "react";
import { TokenText } from "./code/TokenText.tsx";

/** Renders text of the contract: paragraphs, `code` and **strong**, without HTML. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => (
      <p key={paragraph}>
        <ProseLine text={paragraph} />
      </p>
    ));
}

export function ProseLine({ text }: { readonly text: string }): ReactNode {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    // Parts can repeat, so the index is their key.
    const key = `${index}`;
    if (part.startsWith("`")) {
      return (
        <code key={key}>
          <TokenText text={part.slice(1, -1)} />
        </code>
      );
    }
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
