import { type ReactNode, useState } from "react";

interface CopyButtonProps {
  /** @defaultValue `"Copy"` */
  readonly label?: string;
  /** The button's accessible name, which begins with the label. */
  readonly name: string;
  readonly text: string | (() => Promise<string>);
}

export function CopyButton({ label = "Copy", name, text }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState("");
  // Pages served over plain HTTP have no clipboard.
  const copy = async () => navigator.clipboard.writeText(typeof text === "string" ? text : await text());
  const report = () =>
    copy().then(
      () => setOutcome("Copied"),
      () => setOutcome("Not allowed here"),
    );
  return (
    <span className="copy">
      <span role="status">{outcome}</span>
      <button type="button" aria-label={name} onClick={report} onBlur={() => setOutcome("")}>
        {label}
      </button>
    </span>
  );
}
