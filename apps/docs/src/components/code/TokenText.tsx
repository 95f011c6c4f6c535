import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { TokenSource } from "../../places.ts";
import { placeholder, tokenPage } from "../../places.ts";

interface TokenPlaceProps {
  readonly children: string;
  /** Where one copies the token; our page on getting one without it. */
  readonly source?: TokenSource | undefined;
}

/** A token's place: marked, and a link to where one gets a token. */
export function TokenPlace({ children, source }: TokenPlaceProps): ReactNode {
  const title = source ? `An API token stands here. ${source.name}` : "An API token stands here: how to get one";
  return (
    <Link {...(source ? { href: source.url } : { to: tokenPage })} className="token-place" title={title}>
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
