import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import { placeholder, type TokenSource, tokenPage } from "../../places.ts";

interface TokenPlaceProps {
  readonly children: string;
  /** @defaultValue the page that explains how to generate a token */
  readonly source?: TokenSource | undefined;
}

/** Marks a token's place and links it to a page for getting a token. */
export function TokenPlace({ children, source }: TokenPlaceProps): ReactNode {
  const title = source ? `Put your API token here. ${source.name}` : "Put your API token here. How to get one";
  return (
    <Link {...(source ? { href: source.url } : { to: tokenPage })} className="token-place" title={title}>
      <mark>{children}</mark>
    </Link>
  );
}

export function TokenText({ text }: { readonly text: string }): ReactNode {
  return text.split(new RegExp(`\\b(${placeholder})\\b`)).map((part, index) =>
    // Parts can repeat, so the index is their key.
    part === placeholder ? <TokenPlace key={`${index}`}>{part}</TokenPlace> : part,
  );
}
