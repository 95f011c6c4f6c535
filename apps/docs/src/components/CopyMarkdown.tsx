import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import { markdownOf } from "../markdown-address.ts";
import { CopyButton } from "./code/CopyButton.tsx";

/** Offers the page as Markdown: a copy button and a link. */
export function CopyMarkdown({ path }: { readonly path: string }): ReactNode {
  const address = markdownOf(path);
  const load = async () => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`GET ${address} failed: status ${response.status}`);
    return response.text();
  };
  const label = "Copy page as Markdown";
  return (
    <>
      <CopyButton label={label} name={label} text={load} />
      <Link to={`pathname://${address}`} target="_self">
        View as Markdown
      </Link>
    </>
  );
}
