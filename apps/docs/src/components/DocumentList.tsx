import Link from "@docusaurus/Link";
import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";

interface DocumentListProps {
  readonly list: {
    readonly title: string;
    readonly documents: readonly { readonly title: string; readonly path: string }[];
  };
}

/** Renders the first page of a site of several documents. */
export default function DocumentList({ list: { title, documents } }: DocumentListProps): ReactNode {
  return (
    <Layout>
      <PageMetadata title={title} />
      <main className="container margin-vert--lg">
        <Heading as="h1">{title}</Heading>
        <ul>
          {documents.map(({ title, path }) => (
            <li key={path}>
              <Link to={path} autoAddBaseUrl={false}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}
