import Link from "@docusaurus/Link";
import type { ComponentProps, ReactNode } from "react";

/** Renders a link to a page of the reference. Its address has the base path of the site. */
export function PageLink({ href, ...props }: ComponentProps<typeof Link> & { readonly href: string }): ReactNode {
  return href.startsWith("#") ? (
    <a href={href}>{props.children}</a>
  ) : (
    <Link {...props} to={href} autoAddBaseUrl={false} />
  );
}
