import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import type { ReactNode } from "react";
import { CopyMarkdown } from "./CopyMarkdown.tsx";

/** Draws the links at the end of a page: its Markdown copy, its comments and its source. */
export function PageFooter({ source }: { readonly source: string }): ReactNode {
  const { customFields } = useDocusaurusContext().siteConfig;
  const path = useLocation().pathname.replace(/(?<=.)\/$/, "");
  return (
    <div className="page-footer">
      <CopyMarkdown path={path} />
      <Link href={String(customFields?.feedbackUrl).replace("{page}", encodeURIComponent(path))}>
        Comments on this page
      </Link>
      <Link href={`${customFields?.repositoryUrl}/edit/main/${source}`}>Edit this page</Link>
    </div>
  );
}
