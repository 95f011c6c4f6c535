import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import { useLocation } from "@docusaurus/router";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import type { ReactNode } from "react";
import { CopyButton } from "./code/CopyButton.tsx";

/** Renders the links at the end of a page: its Markdown copy, its comments and its source. */
export function PageFooter({ source }: { readonly source?: string | undefined }): ReactNode {
  const { baseUrl, customFields } = useDocusaurusContext().siteConfig;
  const path = useLocation().pathname.replace(/(?<=.)\/$/, "");
  const markdown = `${path}/` === baseUrl || path === baseUrl ? `${baseUrl}index.md` : `${path}.md`;
  const loadMarkdown = async () => {
    const response = await fetch(markdown);
    if (!response.ok) throw new Error(`GET ${markdown} failed: status ${response.status}`);
    return response.text();
  };
  const label = "Copy page as Markdown";
  return (
    <div className="page-footer">
      <Head>
        <link rel="alternate" type="text/markdown" href={markdown} />
      </Head>
      <CopyButton label={label} name={label} text={loadMarkdown} />
      <a href={markdown}>View as Markdown</a>
      {customFields?.feedbackUrl !== undefined && (
        <Link href={String(customFields.feedbackUrl).replace("{page}", encodeURIComponent(path))}>
          Comments on this page
        </Link>
      )}
      {source !== undefined && <Link href={`${customFields?.repositoryUrl}/edit/main/${source}`}>Edit this page</Link>}
    </div>
  );
}
