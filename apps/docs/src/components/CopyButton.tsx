import type { ReactNode } from "react";
import { useState } from "react";

interface CopyButtonProps {
  /** What the button says it copies, after the word "Copy". */
  readonly what: string;
  readonly text: string;
}

/** Puts text on the clipboard and says so; where there is no clipboard, the button says that too. */
export function CopyButton({ what, text }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState("");
  const copy = () =>
    // Browsers offer the clipboard to pages of this machine and of HTTPS only.
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setOutcome("Copied"),
      () => setOutcome("Not allowed here"),
    );
  return (
    <span className="copy">
      <span role="status">{outcome}</span>
      <button type="button" aria-label={`Copy ${what}`} onClick={copy} onBlur={() => setOutcome("")}>
        Copy
      </button>
    </span>
  );
}
