import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import { placeholder, tokenPage } from "../places.ts";

/** A token's place: marked, and a link to where one gets a token. */
export function TokenPlace({ children }: { readonly children: string }): ReactNode {
  return (
    <Link to={tokenPage} className="token-place" title="An API token stands here: how to get one">
      <mark>{children}</mark>
    </Link>
  );
}

/** Text in which the placeholder leads to where one gets a token. */
export function TokenText({ text }: { readonly text: string }): ReactNode {
  return text.split(new RegExp(`\\b(${placeholder})\\b`)).map((part, index) =>
    // The parts have no identity but their place.
    part === placeholder ? <TokenPlace key={`${index}`}>{part}</TokenPlace> : part,
  );
}
