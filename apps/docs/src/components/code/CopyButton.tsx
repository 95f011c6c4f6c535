import type { ReactNode } from "react";
import { useState } from "react";

interface CopyButtonProps {
  /** What the button says. */
  readonly label?: string;
  /** What it says to who cannot see what it stands beside; it begins with the label. */
  readonly name: string;
  readonly text: string;
}

/** Puts text on the clipboard and says so; where there is no clipboard, the button says that too. */
export function CopyButton({ label = "Copy", name, text }: CopyButtonProps): ReactNode {
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
      <button type="button" aria-label={name} onClick={copy} onBlur={() => setOutcome("")}>
        {label}
      </button>
    </span>
  );
}
