import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import { useState } from "react";
import { markdownOf } from "../markdown-address.ts";

/** Leads to the page as Markdown, and puts it on the clipboard. */
export function CopyMarkdown({ path }: { readonly path: string }): ReactNode {
  const address = markdownOf(path);
  const [outcome, setOutcome] = useState("");
  const copy = async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    await navigator.clipboard.writeText(await answer.text());
  };
  return (
    <>
      <span className="copy">
        <button
          type="button"
          onClick={() =>
            copy().then(
              () => setOutcome("Copied"),
              () => setOutcome("Not allowed here"),
            )
          }
          onBlur={() => setOutcome("")}
        >
          Copy page as Markdown
        </button>
        <span role="status">{outcome}</span>
      </span>
      <Link to={`pathname://${address}`} target="_self">
        View as Markdown
      </Link>
    </>
  );
}
