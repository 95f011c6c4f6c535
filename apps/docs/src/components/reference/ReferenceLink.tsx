import Link from "@docusaurus/Link";
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";

/** The path of the reference, with the base path of the site. */
export const ReferencePath = createContext("/reference");

/** Renders a link to a page of the reference. `to` is the path within it: `/listCompanies`, or an empty string for the index. */
export function ReferenceLink({ to, ...props }: ComponentProps<typeof Link> & { readonly to: string }): ReactNode {
  const path = useContext(ReferencePath).replace(/\/$/, "");
  return <Link {...props} to={to.startsWith("/") ? path + to : `${path || "/"}${to}`} autoAddBaseUrl={false} />;
}
