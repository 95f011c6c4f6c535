import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { TokenSource } from "../../../plugins/reference/options.ts";
import { useToken } from "../../use-token.ts";

interface TokenPlaceProps {
  readonly children: string;
  /** @defaultValue the page about tokens, if the site has one */
  readonly source?: TokenSource | undefined;
}

/** Marks a token's place and links it to a page for getting a token. */
export function TokenPlace({ children, source }: TokenPlaceProps): ReactNode {
  const token = useToken();
  if (token === undefined) {
    return (
      <span className="token-place">
        <mark>{children}</mark>
      </span>
    );
  }
  const title = source ? `Put your API token here. ${source.name}` : "Put your API token here. How to get one";
  return (
    <Link {...(source ? { href: source.url } : { to: token.page })} className="token-place" title={title}>
      <mark>{children}</mark>
    </Link>
  );
}

export function TokenText({ text }: { readonly text: string }): ReactNode {
  const token = useToken();
  if (token === undefined) return text;
  return text.split(new RegExp(`\\b(${token.placeholder})\\b`)).map((part, index) =>
    // Parts can repeat, so the index is their key.
    part === token.placeholder ? <TokenPlace key={`${index}`}>{part}</TokenPlace> : part,
  );
}
