import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import type { ReactNode } from "react";
import { CopyMarkdown } from "./CopyMarkdown.tsx";

/** What every page ends with: the page as Markdown, its comments and its source. */
export function PageFooter({ source }: { readonly source: string }): ReactNode {
  const { customFields } = useDocusaurusContext().siteConfig;
  const path = useLocation().pathname.replace(/(?<=.)\/$/, "");
  return (
    <div className="page-footer">
      <CopyMarkdown path={path} />
      <Link href={commentsOf(String(customFields?.feedbackUrl), path)}>Comments on this page</Link>
      <Link href={`${customFields?.repositoryUrl}/edit/main/${source}`}>Edit this page</Link>
    </div>
  );
}

/** Where the comments of a page are: `{page}` stands for its address in the address of the configuration. */
function commentsOf(template: string, path: string): string {
  return template.replace("{page}", encodeURIComponent(path));
}
